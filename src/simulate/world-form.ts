import { clockPattern } from '../language/instant.ts';
import { nearest } from '../language/nearest.ts';
import { isFields } from '../language/shape.ts';
import { millisecondsOf } from './fixture/duration.ts';
import {
  choice,
  type Form,
  type Forms,
  flag,
  numberIn,
  whole,
  wordOr,
  wrongValue,
  yes,
} from './fixture/form/form.ts';
import { either, fields, list, map } from './fixture/form/group.ts';
import { anyText, matching } from './fixture/form/text.ts';
import { nameOfPart, type Part } from './fixture/yaml/part.ts';
import { answerKeys } from './mock.ts';
import type { BotAnswer, FunctionAnswer, Person, QueueState, World } from './world.ts';

/** Nothing has to be filled in: what is empty says nothing, and has always been taken. */
const empty = { empty: true } as const;

const milliseconds = lengthIn('milliseconds', 1);
const texts = map(anyText, empty);

/** What comes back is the business of the flow. */
const result: Form = {
  schema: {},
  expected: 'keys with values',
  check(part, report) {
    if (!isFields(part.value)) wrongValue(part, result.expected, report);
  },
};

const outcome = {
  when: fields({ parameters: texts }, { needed: ['parameters'] }),
  return: result,
  throw: anyText,
  timeout: yes,
  after: milliseconds,
} satisfies Forms<FunctionAnswer>;

const ofAnswer = { ...empty, what: 'answer', advice: 'What comes back stands under return.' };
const answer = fields(outcome, ofAnswer);
const answers = list(fields({ ...outcome, otherwise: answer }, { ...ofAnswer, lone: 'otherwise' }), empty);

/** What a function or a service does: a result, an answer, a list of answers, or code. */
const mock: Form = {
  schema: {},
  expected: 'a result (keys with values), a list of answers, or code',
  check(part, report) {
    const { value } = part;
    if (typeof value === 'function') return;
    if (Array.isArray(value)) answers.check(part, report);
    else if (!isFields(value)) wrongValue(part, mock.expected, report);
    else if (isMeantAsAnswer(value)) answer.check(part, report);
  },
};

/**
 * Says whether an object is meant as an answer and not as the result itself, though a key of it may be misspelled. A
 * result that looks like an answer is written under `return`.
 */
function isMeantAsAnswer(value: { readonly [key: string]: unknown }): boolean {
  if (isFields(value['return']) || isFields(value['when']) || typeof value['throw'] === 'string') return true;
  const keys = Object.keys(value);
  return (
    keys.every((key) => nearest(key, answerKeys) !== undefined) &&
    keys.some((key) => answerKeys.includes(key) || isFields(value[key]))
  );
}

/** Whether hours are open. What is wrong inside a calendar is told by `calendarProblem()`. */
const state = either({
  string: choice('open', 'closed', 'calendar'),
  object: { schema: {}, expected: 'a calendar', check: () => {} },
});

const count = whole(0);
const queue = fields(
  {
    staffed: count,
    available: count,
    online: count,
    waiting: count,
    oldest: lengthIn('seconds', 1000),
    full: flag,
    unknown: flag,
  } satisfies Forms<QueueState>,
  empty,
);

const botAnswer = fields(
  {
    hears: anyText,
    intent: anyText,
    slots: texts,
    sessionAttributes: texts,
    confidence: numberIn(0, 1),
    after: milliseconds,
  } satisfies Forms<BotAnswer>,
  { ...empty, what: 'answer' },
);

const person = fields(
  {
    answers: wordOr('never', milliseconds),
    dial: choice('completed', 'busy', 'no-answer', 'failed'),
    talks: milliseconds,
    name: anyText,
  } satisfies Forms<Person>,
  empty,
);

/** What a world may hold that a file says. Tools are code of the project, and come from its configuration. */
export const worldForm: Form = fields(
  {
    clock: matching(clockPattern, 'a time with its offset, such as "2026-03-02T22:15:00-05:00"'),
    hours: map(
      either(
        { string: state, object: state, array: list(state, empty) },
        '"open", "closed" or "calendar", a calendar, or a list of these',
      ),
      empty,
    ),
    queues: map(queue, empty),
    functions: map(mock, empty),
    services: map(mock, empty),
    bots: map(list(botAnswer, empty), empty),
    people: map(person, empty),
    faults: texts,
  } satisfies Forms<Omit<World, 'tools'>>,
  { ...empty, what: 'world' },
);

/** A length of time as a bare number. One with its unit, as a fixture has it, is shown as that number. */
function lengthIn(unit: string, size: number): Form {
  const expected = `a number of ${unit}`;
  return {
    schema: {},
    expected,
    check(part, report) {
      const { value } = part;
      if (typeof value === 'number' && value >= 0) return;
      const meant = millisecondsIn(part);
      if (meant === undefined) return wrongValue(part, expected, report);
      const found = JSON.stringify(value);
      report('wrong_kind', part, { name: nameOfPart(part), found, expected, example: String(meant / size) });
    },
  };
}

function millisecondsIn({ value }: Part): number | undefined {
  try {
    return typeof value === 'string' ? millisecondsOf(value) : undefined;
  } catch {
    return undefined;
  }
}
