import { expect, test } from 'vitest';
import type { AnsweringFlow } from '../../../src/cli/twilio/answering-flow.ts';
import { unanswered } from '../../../src/cli/twilio/unanswered.ts';
import {
  botNamed,
  checkHours,
  checkStaffing,
  connectLex,
  disconnect,
  flow,
  fn,
  hours,
  invokeLambda,
} from '../../../src/index.ts';

const main = flow('Main', {
  attributes: ['hours'],
  start: 'open',
  steps: {
    open: checkHours({ hours: hours('Office'), open: 'look', closed: 'bye', onError: 'bye' }),
    look: invokeLambda({ function: fn('look-up'), next: 'pay', onError: 'bye' }),
    pay: invokeLambda({ function: fn('pay'), next: 'talk', onError: 'bye' }),
    talk: connectLex({ bot: botNamed('Desk'), text: 'Yes?', onNoMatch: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
const office = { timeZone: 'America/New_York', open: {} };
const answering = (config: Partial<AnsweringFlow['project']['config']>): AnsweringFlow => {
  const project = { config: { flows: [], ...config }, file: 'trunkline.config.ts', root: '/' };
  const found = { ...main, file: 'flows/main.ts' };
  return { project, flow: found, others: [], all: [found] };
};

const bots = async () => ({ hears: async () => ({ kind: 'failed', error: 'nobody' }) as const });

test('what a phone has nobody for is told of before the first call', () => {
  expect(unanswered(answering({}), ['look-up'])).toEqual([
    'Nothing in the project answers pay: these steps take their error exit. Name them under twilio.functions in trunkline.config.ts, or add tools of these names; mocks are for simulated calls.',
    'Nothing in the project says when Office is open: the steps that check it take their error exit. Name a calendar for it under hours in trunkline.config.ts.',
    'Nothing in the project answers as the bot Desk: the steps that lead to it take their error exit. Name it under twilio.bots in trunkline.config.ts, by lexBots() of trunkline/bot.',
  ]);
});

test('of what is answered nothing is said', () => {
  const config = { hours: { Office: office }, twilio: { functions: { pay: () => ({}) }, bots } };
  expect(unanswered(answering(config), ['look-up'])).toEqual([]);
});

test('a bot of the first version goes by its name, and not by its region', () => {
  const { document } = main;
  const Actions = document.Actions.map((action) =>
    action.Identifier === 'talk'
      ? {
          ...action,
          Parameters: { Text: 'Yes?', LexBot: { Name: 'Old', Region: 'us-east-1', Alias: 'live' } },
        }
      : action,
  );
  const found = { ...main, document: { ...document, Actions }, file: 'flows/main.ts' };
  expect(
    unanswered({ ...answering({ hours: { Office: office } }), flow: found }, ['look-up', 'pay']),
  ).toEqual([expect.stringContaining('as the bot Old: ')]);
});

test('nothing that is served knows how queues stand', () => {
  const bye = disconnect();
  const staffed = checkStaffing({ metric: 'staffed', yes: 'bye', no: 'bye', onError: 'bye' });
  const desk = flow('Desk', { start: 'staffed', steps: { staffed, bye } });
  const found = { ...desk, file: 'flows/desk.ts' };
  expect(unanswered({ ...answering({}), flow: found }, [])).toEqual([
    'Nothing here knows how queues stand: the steps that check staffing or a queue take their error exit. In a program of your own, twilioVoice() takes metrics.',
  ]);
});
