import { elementsOf, type TwimlElement } from './document.ts';
import { type Leg, type Outcome, on } from './leg.ts';
import { audible } from './verbs/audible.ts';
import { dial } from './verbs/dial.ts';
import { enqueue } from './verbs/enqueue.ts';
import { gather } from './verbs/gather.ts';
import { hangup, leave, redirect, reject } from './verbs/leaving.ts';
import { record } from './verbs/record.ts';
import { start } from './verbs/start.ts';

type Verb = (element: TwimlElement, leg: Leg) => Promise<Outcome>;

const verbs: { readonly [name: string]: Verb } = {
  Connect: unplayed,
  Dial: dial,
  Enqueue: enqueue,
  Gather: gather,
  Hangup: hangup,
  Leave: leave,
  Pause: audible,
  Pay: unplayed,
  Play: audible,
  Record: record,
  Redirect: redirect,
  Refer: unplayed,
  Reject: reject,
  Say: audible,
  Start: start,
};

/** Carries out the verbs of a document, one after the other. What TwiML does not know is left out, as Twilio does. */
export async function carryOut(response: TwimlElement, leg: Leg): Promise<Outcome> {
  for (const element of elementsOf(response)) {
    const verb = Object.hasOwn(verbs, element.name) ? verbs[element.name] : undefined;
    if (verb === undefined) continue;
    leg.log({ type: 'verb', name: element.name, path: element.path });
    if (leg.name === 'dialed' && connecting.has(element.name)) {
      return broken(element, leg, `<${element.name}> cannot be carried out on a dialed call`, 13_201);
    }
    const outcome = await verb(element, leg);
    if (outcome.kind !== 'on') return outcome;
  }
  return on;
}

/** What somebody who was dialed cannot be put through to. @see https://www.twilio.com/docs/api/errors/13201 */
const connecting = new Set(['Dial', 'Enqueue']);

/** What needs a counterpart that is not there: a web socket, a payment. */
async function unplayed(element: TwimlElement, leg: Leg): Promise<Outcome> {
  return broken(element, leg, `<${element.name}> cannot be carried out without Twilio`);
}

function broken(element: TwimlElement, leg: Leg, reason: string, code?: number): Outcome {
  const known = code === undefined ? {} : { code };
  leg.log({ type: 'error', message: reason, url: leg.again(element, {}).url, ...known });
  return { kind: 'ended', by: 'error', reason, ...known };
}
