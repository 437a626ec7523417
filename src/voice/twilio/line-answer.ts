import type { DialStatus } from '../../action/event.ts';
import type { LineAnswer, LineNotice } from '../channel.ts';
import type { Webhook } from './webhook.ts';

/**
 * What the action of a `<Gather>` says. Without keys and words nothing came in time; `FinishedOnKey` tells that the
 * key which ends an entry was pressed alone.
 *
 * @see https://www.twilio.com/docs/voice/twiml/gather#action
 */
export function gathered({ parameter }: Webhook): LineAnswer {
  const text = parameter('SpeechResult');
  if (text !== '') {
    const confidence = Number.parseFloat(parameter('Confidence'));
    return { kind: 'speech', text, ...(confidence >= 0 && confidence <= 1 ? { confidence } : {}) };
  }
  const keys = parameter('Digits');
  const ended = parameter('FinishedOnKey') !== '';
  return keys === '' && !ended ? { kind: 'silence' } : { kind: 'keys', keys, ended };
}

/**
 * What the action of a `<Dial>` says.
 *
 * @see https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values
 */
export function dialed({ parameter }: Webhook): LineAnswer {
  const status = parameter('DialCallStatus');
  return { kind: 'dialed', status: dialStatuses.get(status) ?? 'failed' };
}

const dialStatuses = new Map<string, DialStatus>([
  ['answered', 'completed'],
  ['busy', 'busy'],
  ['canceled', 'no-answer'],
  ['completed', 'completed'],
  ['no-answer', 'no-answer'],
]);

/** That the call is over, where a webhook says so; whichever webhook that is, it is one hang-up. */
export function hangup({ parameter }: Webhook): LineNotice | undefined {
  const status = parameter('CallStatus');
  if (status === 'failed') return { id: 'hangup', kind: 'hangup', by: 'network' };
  return ended.has(status) ? { id: 'hangup', kind: 'hangup', by: 'customer' } : undefined;
}

const ended = new Set(['busy', 'canceled', 'completed', 'no-answer']);
