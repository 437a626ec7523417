import { TrunklineError } from '../../language/error.ts';
import { systemClock } from '../../language/system-clock.ts';
import { virtualClock } from '../../language/virtual-clock.ts';
import { type TwimlCaller, twimlCaller } from '../../twiml/caller.ts';
import { overNetwork } from '../../twiml/over-network.ts';
import type { ExitCode } from '../command.ts';
import { type Input, restOf, standardInput } from '../input.ts';
import { sayTo } from '../play-call.ts';
import { notUnderstood, scriptInput } from '../script.ts';
import { harmless, printData, type Terminal } from '../terminal.ts';
import { type Verb, verbOf } from '../verb.ts';
import { accountSidIn, authTokensIn } from './account.ts';
import { lineOfEvent } from './event-line.ts';
import type { TwilioOptions } from './twilio-options.ts';

/**
 * Rings a TwiML application up as Twilio would: 0 where the call was carried to its end, 1 where the application broke
 * it, and where the script goes on after the end.
 *
 * @throws {TrunklineError} `usage` for a line of the script that means nothing.
 */
export async function ringUrl(
  url: string,
  { from, to, script, unsigned = false, dial, json }: TwilioOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { paint, host } = terminal;
  const say = sayTo(terminal, json !== undefined);
  const signs = !unsigned && (host.env['TWILIO_AUTH_TOKEN'] ?? '') !== '';
  const [authToken] = signs ? authTokensIn(host.env) : [];
  const accountSid = accountSidIn(host.env);
  const signed = signs ? 'signed with TWILIO_AUTH_TOKEN' : 'not signed';
  say(paint.dim(`Requests are ${signed}. Nothing is waited for: the time of the call jumps.`));

  const clock = virtualClock(systemClock.now());
  const input =
    script === undefined
      ? standardInput(host, json === undefined ? host.stdout : host.stderr)
      : scriptInput(script, { chat: false, isKnown });
  const told = new Set<string>();
  const hint = (text: string) => {
    if (!told.has(text)) say(paint.dim(text));
    told.add(text);
  };
  try {
    const caller = await twimlCaller({
      url,
      clock,
      fetch: overNetwork(clock, systemClock),
      onEvent(event) {
        const line = lineOfEvent(event, paint);
        if (line !== undefined) say(line);
        if (event.type === 'request' && event.status === 403) hint(refused(signs));
        if (event.type === 'dialing' && dial === undefined) hint(nobodyAnswers);
      },
      ...(dial === undefined ? {} : { people: () => ({ dial }) }),
      ...(authToken === undefined ? {} : { authToken }),
      ...(accountSid === undefined ? {} : { accountSid }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    const left = await talk(caller, { input, say, paint });
    const { ended } = caller;
    say(endOf(caller));
    if (left.length > 0) terminal.note(`The call had ended before these lines: ${left.join('; ')}`);
    if (json !== undefined) printData(terminal, { url, ended: ended ?? null, log: caller.log });
    return left.length > 0 || ended?.by === 'error' ? 1 : 0;
  } finally {
    input.close();
  }
}

const nobodyAnswers =
  'Nobody answers a <Dial> here, unless --dial says how it comes out; a <Queue> stays empty.';

/** What to look at where an application does not let a request in. */
function refused(signs: boolean): string {
  const signature = signs
    ? 'is TWILIO_AUTH_TOKEN its auth token, is the URL the one that it holds signatures against (--public-url of "trunkline twilio serve"), and is TWILIO_ACCOUNT_SID its account?'
    : 'it may want requests that are signed. Set TWILIO_AUTH_TOKEN to its auth token, and leave --unsigned out.';
  return `The application refuses the request: ${signature}`;
}

interface Talking extends Pick<Terminal, 'paint'> {
  readonly input: Input;
  readonly say: (text: string) => void;
}

/** Lets the lines of an input talk to the application. Gives those that were left when the call had ended. */
async function talk(caller: TwimlCaller, { input, say, paint }: Talking): Promise<readonly string[]> {
  while (caller.ended === undefined) {
    const line = await input.next(paint.dim(`[${waits[caller.waitsFor] ?? caller.waitsFor}] › `));
    const verb = line === undefined ? ({ verb: 'hangup' } as const) : verbOf(line, false);
    if (verb.verb === 'quit') break;
    if (!isKnown(verb) && !input.interactive) throw notUnderstood(line ?? '');
    try {
      if (verb.verb === 'press') await caller.presses(verb.keys);
      else if (verb.verb === 'say') await caller.says(verb.words);
      else if (verb.verb === 'silence') await caller.staysSilent();
      else if (verb.verb === 'hangup') await caller.hangsUp();
      else say(harmless(verb.verb === 'help' ? help : `"${line}" means nothing here. /help says what does.`));
    } catch (error) {
      // A person can do something else; a script cannot.
      if (!input.interactive || !(error instanceof TrunklineError)) throw error;
      say(paint.yellow(error.message));
    }
  }
  return input.interactive || caller.ended === undefined ? [] : restOf(input);
}

/** Of an application over the network only what is heard is known. */
function isKnown({ verb }: Verb): boolean {
  return !['transcript', 'attributes', 'world', 'unknown'].includes(verb);
}

function endOf({ ended, waitsFor }: TwimlCaller): string {
  if (ended === undefined) return `Left while the call waits (${waitsFor}).`;
  return ended.by === 'error'
    ? `The call broke: ${ended.reason}.`
    : `The call ended: ${ended.reason}, by the ${ended.by}.`;
}

const waits: { readonly [kind: string]: string } = {
  dial: 'somebody is called: enter to wait',
  talk: 'talking with the agent: enter when they hang up',
  queue: 'in the queue: enter to wait, /hangup to leave',
  record: 'recorded: say something, or # ends it',
};

const help = `  1  *  #  12#    press keys (or: press 1)
  anything else   say it (or: say 1)
  enter, silence  say nothing and wait
  /hangup         hang up
  /quit           leave without hanging up`;
