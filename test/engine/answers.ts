import type { Effect } from '../../src/action/effect.ts';
import type { AnswerBody, Notice } from '../../src/action/event.ts';
import { actions } from '../../src/actions/index.ts';
import type { Chance } from './chance.ts';

/** Answers a question as a host may: rightly for the most part, now and then with a failure or with something odd. */
export function answerTo(question: Effect | undefined, chance: Chance): AnswerBody {
  if (chance.oneIn(60)) return chance.of(odd);
  switch (question?.kind) {
    case 'collect':
      return keys(question.phone !== null, question.encrypt !== null, question.most, chance);
    case 'converse':
      return chance.oneIn(6)
        ? chance.of([{ kind: 'silence' }, { kind: 'failed', error: 'bot_failed' }])
        : intent(chance);
    case 'invoke':
      return chance.oneIn(4)
        ? { kind: 'failed', error: chance.of(['Boom', 'throttled', 'throttled', 'timeout']) }
        : { kind: 'returned', result: chance.of(resultsOfFunctions) };
    case 'service':
      return service(question.service, chance);
    case 'hours':
      return chance.oneIn(8) ? failed : { kind: 'hours', open: chance.oneIn(2) };
    case 'metrics': {
      const [staffed, waiting] = [chance.below(3), chance.below(6)];
      return chance.oneIn(8)
        ? failed
        : {
            kind: 'metrics',
            metrics: { staffed, available: chance.below(2), online: staffed, waiting, oldest: waiting * 2 },
          };
    }
    case 'enqueue':
      return chance.of<AnswerBody>([
        { kind: 'queued' },
        { kind: 'queued' },
        { kind: 'failed', error: 'QueueAtCapacity' },
        failed,
      ]);
    case 'play-around':
      return { kind: 'interrupted' };
    case 'dial':
      return { kind: 'dialed', status: chance.of(['completed', 'busy', 'no-answer', 'failed']) };
    case 'callback':
      return chance.oneIn(4) ? failed : { kind: 'scheduled' };
    case 'wait':
      return chance.of<AnswerBody>([
        { kind: 'waited' },
        { kind: 'happened', event: question.events[0] ?? 'CustomerReturned' },
        { kind: 'happened', event: question.events[1] ?? 'BotParticipantDisconnected' },
        { kind: 'failed', error: 'ParticipantNotFound' },
      ]);
    default:
      return { kind: 'played' };
  }
}

const failed: AnswerBody = { kind: 'failed', error: 'unavailable' };

/** What no host should say to any question, and one day some host does. */
const odd: readonly [AnswerBody, ...AnswerBody[]] = [
  { kind: 'played' },
  failed,
  { kind: 'silence' },
  { kind: 'keys', keys: '' },
  { kind: 'hours', open: true },
  { kind: 'happened', event: '' },
  { kind: 'returned', result: null },
  { kind: 'served', result: null },
  { kind: 'failed', error: 'constructor' },
];

const resultsOfFunctions: readonly [unknown, ...unknown[]] = [
  { name: 'Sam', found: 'true' },
  { name: 'Zoë 😀', n: '3' },
  {},
  { name: '$.Attributes.a', deep: { city: 'Bonn' } },
  { criteria: { Steps: [] }, count: 3 },
  ['a list'],
  null,
  { name: 'x'.repeat(33 * 1024) },
];

function service(type: string, chance: Chance): AnswerBody {
  if (chance.oneIn(4))
    return { kind: 'failed', error: chance.of(errorsOfServices), result: { case_id: 'c' } };
  const more = { Action: chance.of(['Next', 'Back', 'Other']), name: 'Sam', status: 'open' };
  const progress = { Status: chance.of(['VoicemailBeep', 'VoicemailNoBeep', 'NotDetected', 'CallAnswered']) };
  const own = type === 'ShowView' ? more : type === 'CheckOutboundCallStatus' ? progress : {};
  const result = { ...actions.get(type)?.sample, ...own };
  return { kind: 'served', result: chance.oneIn(12) ? chance.of(resultsOfFunctions) : result };
}

const errorsOfServices: readonly [string, ...string[]] = [
  'ContactNotLinked',
  'MultipleFound',
  'MultipleFoundError',
  'NoneFound: nobody',
  'NoneFoundError',
  'throttled',
  'timeout',
];

function keys(phone: boolean, encrypted: boolean, most: number, chance: Chance): AnswerBody {
  if (chance.oneIn(5)) return { kind: 'silence' };
  if (encrypted) return { kind: 'keys', keys: 'AQICAHg==' };
  if (phone)
    return chance.oneIn(2)
      ? { kind: 'keys', keys: '1' }
      : { kind: 'keys', keys: '2025550100', number: '+12025550100' };
  if (most === 1) return { kind: 'keys', keys: chance.of(['1', '2', '*', '0', '7', '#']) };
  return { kind: 'keys', keys: chance.of(['', '1', '42', '1234567']) };
}

function intent(chance: Chance): AnswerBody {
  const [name, confidence] = [
    chance.of(['Status', 'Agent', 'FallbackIntent', 'Other']),
    chance.below(101) / 100,
  ];
  return {
    kind: 'intent',
    intent: name,
    input: 'I want to know',
    ...(chance.oneIn(2) ? { slots: { number: '42' }, sessionAttributes: { mood: 'calm' }, confidence } : {}),
  };
}

/** Something that happens by itself, at any moment. */
export function noticeAt(at: number, number: number, chance: Chance): Notice {
  const id = `n-${number}`;
  const kinds: readonly [Notice, ...Notice[]] = [
    { kind: 'hangup', by: chance.of(['customer', 'agent', 'network']), id, at },
    { kind: 'agent-answered', agent: chance.of(['jane', 'joe']), id, at },
    { kind: 'agent-answered', agent: 'jane', id, at },
    { kind: 'queue-position', position: chance.below(9), id, at },
    { kind: 'dial-status', status: 'ringing', id, at },
    { kind: 'timer', name: 'sla', id, at },
  ];
  return chance.of(kinds);
}
