import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { worldIssues } from '../../src/simulate/world-issues.ts';

/** Issues as a person reads them, behind the way to their place. */
const told = (world: unknown) =>
  worldIssues(world).map(({ code, path = [], message }) => `${path.join('/')} ${code} ${message}`);

const calendar = { timeZone: 'Europe/Berlin', open: { monday: ['08:00-18:00'] } };

const sound = [
  { what: 'nothing at all', world: {} },
  {
    what: 'sections with nothing in them',
    world: { hours: {}, queues: {}, functions: {}, services: {}, bots: {}, people: {}, faults: {} },
  },
  {
    what: 'names with nothing under them',
    world: {
      queues: { Desk: {} },
      functions: { f: {}, g: [], h: [{}] },
      bots: { Bot: [], Other: [{}] },
      people: { Desk: {} },
    },
  },
  { what: 'a key without a value', world: { clock: undefined, people: { Desk: { answers: undefined } } } },
  {
    what: 'hours in every form',
    world: {
      clock: '2026-03-02T22:15:00-05:00',
      hours: { A: 'open', B: ['closed', 'open', calendar], C: calendar, D: 'calendar', E: ['calendar'] },
    },
  },
  {
    what: 'a queue with everything',
    world: {
      queues: {
        Desk: { staffed: 3, available: 0, online: 3, waiting: 2, oldest: 340.5, full: true, unknown: false },
      },
    },
  },
  {
    what: 'answers in every form',
    world: {
      functions: {
        one: { return: { any: [{ thing: null }] } },
        fails: { throw: 'TooManyRequests', after: 50 },
        late: { timeout: true },
        when: [
          { when: { parameters: { number: '/^4/' } }, return: {} },
          { otherwise: { throw: 'NotFound' } },
        ],
        code: () => ({}),
      },
      services: { CreateTask: { throw: 'Error', return: { ContactId: 'task-1' } } },
    },
  },
  {
    what: 'results whose keys are like those of an answer',
    world: {
      functions: {
        crew: { when: 'tomorrow', crew: 'A' },
        session: { timeout: true, session: 'x' },
        shop: { returns: '30 days', after: 5, name: 'Sam' },
        game: { three: 'x', whet: 'y' },
      },
    },
  },
  {
    what: 'bots',
    world: {
      bots: {
        Desk: [
          { hears: '', intent: 'No' },
          {
            hears: '/^yes/i',
            intent: 'Yes',
            slots: { a: '' },
            sessionAttributes: {},
            confidence: 0.4,
            after: 20,
          },
        ],
      },
    },
  },
  {
    what: 'people',
    world: {
      people: {
        Desk: { answers: 'never' },
        '+12025550123': { answers: 4000, dial: 'busy', talks: 0, name: 'Kim' },
      },
    },
  },
  { what: 'faults', world: { faults: { 'Desk/menu': 'NoMatchingError' } } },
];

test.each(sound)('a world with $what is one', ({ world }) => {
  expect(told(world)).toEqual([]);
});

test("what is under a result is nobody's business, though it hold itself", () => {
  const endless: { [key: string]: unknown } = { at: new Date(0) };
  endless['self'] = endless;
  expect(told({ functions: { f: endless, g: { return: endless } } })).toEqual([]);
});

test.each(readdirSync('fixtures/worlds'))('fixtures/worlds/%s is a world', (file) => {
  expect(told(JSON.parse(readFileSync(`fixtures/worlds/${file}`, 'utf8')))).toEqual([]);
});

const wrong = [
  {
    world: { fuctions: {} },
    issue:
      'fuctions unknown_key This world has no place for "fuctions", so it would do nothing. Did you mean "functions"?',
  },
  {
    world: { tools: 'real' },
    issue:
      'tools unknown_key This world has no place for "tools", so it would do nothing. There can be "clock", "hours", "queues", "functions", "services", "bots", "people" or "faults".',
  },
  { world: { queues: [] }, issue: 'queues wrong_kind "queues" is a list, and must be keys with values.' },
  {
    world: { clock: '2026-03-02T22:15:00' },
    issue:
      'clock wrong_value "clock" is "2026-03-02T22:15:00", and must be a time with its offset, such as "2026-03-02T22:15:00-05:00".',
  },
  {
    world: { hours: { Desk: 'opne' } },
    issue: 'hours/Desk wrong_value "Desk" is "opne", which it cannot be. Did you mean "open"?',
  },
  {
    world: { hours: { Desk: true } },
    issue:
      'hours/Desk wrong_value "Desk" is true, and must be "open", "closed" or "calendar", a calendar, or a list of these.',
  },
  {
    world: { hours: { Desk: ['open', true] } },
    issue:
      'hours/Desk/1 wrong_value An entry of "Desk" is true, and must be "open", "closed" or "calendar", or a calendar.',
  },
  {
    world: { hours: { Desk: ['open', { ...calendar, opne: {} }] } },
    issue: 'hours/Desk/1 bad_calendar This calendar has no place for "opne". Did you mean "open"?',
  },
  {
    world: { queues: { Desk: { wating: 3 } } },
    issue:
      'queues/Desk/wating unknown_key "Desk" has no place for "wating", so it would do nothing. Did you mean "waiting"?',
  },
  {
    world: { queues: { Desk: { waiting: '3' } } },
    issue: 'queues/Desk/waiting wrong_value "waiting" is "3", and must be a whole number from 0 on.',
  },
  {
    world: { queues: { Desk: { oldest: '1.5m' } } },
    issue: 'queues/Desk/oldest wrong_kind "oldest" is "1.5m", and must be a number of seconds. Write 90.',
  },
  {
    world: { queues: { Desk: { full: 'yes' } } },
    issue: 'queues/Desk/full wrong_value "full" is "yes", and must be true or false.',
  },
  {
    world: { functions: { f: 'Sam' } },
    issue:
      'functions/f wrong_value "f" is "Sam", and must be a result (keys with values), a list of answers, or code.',
  },
  {
    world: { functions: { f: { return: 'Sam' } } },
    issue: 'functions/f/return wrong_value "return" is "Sam", and must be keys with values.',
  },
  {
    world: { functions: { f: { return: {}, delay: 5 } } },
    issue:
      'functions/f/delay unknown_key This answer has no place for "delay", so it would do nothing. What comes back stands under return.',
  },
  {
    world: { functions: { f: { throw: 'Boom', aftr: 5 } } },
    issue:
      'functions/f/aftr unknown_key This answer has no place for "aftr", so it would do nothing. Did you mean "after"?',
  },
  {
    world: { functions: { f: { retrun: { name: 'Sam' } } } },
    issue:
      'functions/f/retrun unknown_key This answer has no place for "retrun", so it would do nothing. Did you mean "return"?',
  },
  {
    world: { functions: { f: { return: {}, after: '5s' } } },
    issue: 'functions/f/after wrong_kind "after" is "5s", and must be a number of milliseconds. Write 5000.',
  },
  {
    world: { functions: { f: { return: {}, after: 'soon' } } },
    issue: 'functions/f/after wrong_value "after" is "soon", and must be a number of milliseconds.',
  },
  {
    world: { functions: { f: [{ name: 'Sam' }] } },
    issue:
      'functions/f/0/name unknown_key This answer has no place for "name", so it would do nothing. What comes back stands under return.',
  },
  {
    world: { functions: { f: [{ otherwise: { retrun: {} } }] } },
    issue:
      'functions/f/0/otherwise/retrun unknown_key This answer has no place for "retrun", so it would do nothing. Did you mean "return"?',
  },
  {
    world: { functions: { f: [{ when: { parameters: { number: 4 } } }] } },
    issue: 'functions/f/0/when/parameters/number wrong_value "number" is 4, and must be text.',
  },
  {
    world: { functions: { f: [{ when: { number: '4' } }] } },
    issue:
      'functions/f/0/when/number unknown_key "when" has no place for "number", so it would do nothing. There can be "parameters".',
  },
  {
    world: { functions: { f: { timeout: 'yes' } } },
    issue: 'functions/f/timeout wrong_value "timeout" is "yes", and must be true.',
  },
  {
    world: { functions: { f: { return: () => ({}) } } },
    issue: 'functions/f/return wrong_kind "return" is code, and must be keys with values.',
  },
  {
    world: { services: { CreateTask: [{ thorw: 'Error' }] } },
    issue:
      'services/CreateTask/0/thorw unknown_key This answer has no place for "thorw", so it would do nothing. Did you mean "throw"?',
  },
  {
    world: { bots: { Desk: { intent: 'Yes' } } },
    issue: 'bots/Desk wrong_kind "Desk" is keys with values, and must be a list.',
  },
  {
    world: { bots: { Desk: [{ hears: 'yes', intend: 'Yes' }] } },
    issue:
      'bots/Desk/0/intend unknown_key This answer has no place for "intend", so it would do nothing. Did you mean "intent"?',
  },
  {
    world: { bots: { Desk: [{ intent: 'Yes', slots: { number: 4 } }] } },
    issue: 'bots/Desk/0/slots/number wrong_value "number" is 4, and must be text.',
  },
  {
    world: { people: { Desk: { answers: -1 } } },
    issue:
      'people/Desk/answers wrong_value "answers" is -1, and must be "never", or a number of milliseconds.',
  },
  {
    world: { people: { Desk: { dial: 'bussy' } } },
    issue: 'people/Desk/dial wrong_value "dial" is "bussy", which it cannot be. Did you mean "busy"?',
  },
  {
    world: { people: { Desk: { name: null } } },
    issue: 'people/Desk/name wrong_value "name" is null, and must be text.',
  },
  {
    world: { faults: { menu: { exit: 'NoMatchingError' } } },
    issue: 'faults/menu wrong_kind "menu" is keys with values, and must be text.',
  },
];

test.each(wrong)('$issue', ({ world, issue }) => {
  expect(told(world).slice(0, 1)).toEqual([issue]);
});

test('a world that is wrong all over is told a hundred times, and not for ever', () => {
  const keys = Array.from({ length: 300 }, (_, index) => [`key-${index}`, 1]);
  expect(told(Object.fromEntries(keys))).toHaveLength(100);
});
