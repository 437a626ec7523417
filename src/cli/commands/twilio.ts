import type { Command } from '../command.ts';
import { describedOptions, kinds, options, takenBy } from '../twilio/kinds.ts';
import type { TwilioOptions } from '../twilio/twilio-options.ts';
import { didYouMean, usageError } from '../usage.ts';

const named = Object.keys(kinds);

/** Answers the phone through Twilio, rings a TwiML application up, sets a number up, or lists callbacks. */
export const twilio: Command<TwilioOptions> = {
  words: '<serve|simulate|setup|callbacks> [url]',
  options: describedOptions,
  kinds,
  examples: [
    'twilio serve --flow "Main IVR" --public-url https://calls.example.com',
    'twilio setup --number +12025550100 --public-url https://calls.example.com',
    `twilio simulate --flow "Main IVR" --script 'press 1; hangup'`,
    'twilio simulate http://localhost:3000/voice',
  ],
  async run([kind = '', url], given, terminal) {
    if (!named.includes(kind))
      throw usageError(
        `Say serve, simulate, setup or callbacks: there is no "twilio ${kind}".${didYouMean(kind, named)}`,
      );
    if (kind !== 'simulate' && url !== undefined)
      throw usageError(`"twilio ${kind}" takes no word, so "${url}" would do nothing. ${inPlaceOf(kind)}`);
    if (url !== undefined && !isUrl(url))
      throw usageError(
        `"${url}" is no URL. A flow is named by --flow, and a TwiML application by where it answers calls, ` +
          'such as http://localhost:3000/voice.',
      );
    const form = url === undefined ? kind : 'simulate <url>';
    const idle = options.find(
      ({ name }) => given[name] !== undefined && takenBy[form]?.includes(name) !== true,
    );
    if (idle !== undefined)
      throw usageError(
        `${idle.flags.split(' ')[0]} does nothing in "twilio ${form}". ${insteadOf(idle.name, form)}`,
      );
    if (kind === 'setup') return (await import('../twilio/setup.ts')).setUpNumber(given, terminal);
    if (kind === 'callbacks') return (await import('../twilio/callbacks.ts')).listWaiting(given, terminal);
    if (kind === 'serve') return (await import('../twilio/serve.ts')).servePhone(given, terminal);
    if (url === undefined) return (await import('../twilio/ring-flow.ts')).ringFlow(given, terminal);
    return (await import('../twilio/ring-url.ts')).ringUrl(url, given, terminal);
  },
};

function isUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** What to write in place of a word that does nothing. */
function inPlaceOf(kind: string): string {
  return kind === 'serve' ? 'A flow is named by --flow.' : 'Leave it out.';
}

/** What to write in place of an option that does nothing in this form. */
function insteadOf(option: keyof TwilioOptions, form: string): string {
  if (option === 'world' && form === 'simulate <url>')
    return 'The application answers for itself: leave it out. Say by --dial how a <Dial> comes out.';
  if (option === 'dial' && form === 'simulate')
    return 'Leave it out, and say by the people of --world who answers.';
  return 'Leave it out.';
}
