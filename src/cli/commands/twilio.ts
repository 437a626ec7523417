import { isE164 } from '../../language/e164.ts';
import type { Command, CommandOption } from '../command.ts';
import type { TwilioOptions } from '../twilio/twilio-options.ts';
import { didYouMean, usageError } from '../usage.ts';

/** What each kind takes beside `--config` and `--json`. */
const kinds: { readonly [kind: string]: readonly (keyof TwilioOptions)[] } = {
  serve: ['flow', 'publicUrl', 'port', 'host', 'metricsPort'],
  simulate: ['flow', 'from', 'to', 'world', 'script'],
  'simulate <url>': ['from', 'to', 'script', 'unsigned'],
  setup: ['number', 'publicUrl', 'yes'],
  callbacks: ['numbers', 'made'],
};

const named = Object.keys(kinds).filter((kind) => !kind.includes(' '));

const options: readonly (CommandOption & { readonly name: keyof TwilioOptions })[] = [
  {
    name: 'flow',
    flags: '--flow <name>',
    description: 'serve, simulate without a URL: the flow that answers',
  },
  {
    name: 'publicUrl',
    flags: '--public-url <url>',
    description: 'serve, setup: where Twilio reaches this, such as https://calls.example.com',
  },
  {
    name: 'port',
    flags: '--port <port>',
    description: 'serve: where to listen on this machine (default: 8080)',
    parse: port('--port'),
  },
  {
    name: 'host',
    flags: '--host <host>',
    description: 'serve: the address to listen on (default: 127.0.0.1, which only this machine reaches)',
  },
  {
    name: 'metricsPort',
    flags: '--metrics-port <port>',
    description: 'serve: where Prometheus reads metrics, on 127.0.0.1',
    parse: port('--metrics-port'),
  },
  {
    name: 'from',
    flags: '--from <number>',
    description: "simulate: the caller's number",
    parse: phone('--from'),
  },
  {
    name: 'to',
    flags: '--to <number>',
    description: 'simulate: the number that is called',
    parse: phone('--to'),
  },
  {
    name: 'world',
    flags: '--world <file>',
    description: 'simulate without a URL: what functions, hours, queues, bots and people answer (.json, .ts)',
  },
  {
    name: 'script',
    flags: '--script <lines>',
    description: "simulate: what the caller does: 'press 1; say my ticket; silence; hangup'",
  },
  {
    name: 'unsigned',
    flags: '--unsigned',
    description: 'simulate <url>: requests without a signature, though TWILIO_AUTH_TOKEN is set',
  },
  {
    name: 'number',
    flags: '--number <number>',
    description: 'setup: a number that the account owns',
    parse: phone('--number'),
  },
  { name: 'yes', flags: '--yes', description: 'setup: change it without asking' },
  { name: 'numbers', flags: '--numbers', description: 'callbacks: with the whole numbers of the callers' },
  { name: 'made', flags: '--made <id>', description: 'callbacks: take one off the list' },
];

/** Answers the phone through Twilio, rings a TwiML application up, sets a number up, or lists callbacks. */
export const twilio: Command<TwilioOptions> = {
  words: '<serve|simulate|setup|callbacks> [url]',
  options,
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
      throw usageError(`"twilio ${kind}" takes no word, so "${url}" would do nothing. Leave it out.`);
    const form = url === undefined ? kind : 'simulate <url>';
    const idle = options.find(
      ({ name }) => given[name] !== undefined && kinds[form]?.includes(name) !== true,
    );
    if (idle !== undefined)
      throw usageError(`${idle.flags.split(' ')[0]} does nothing in "twilio ${form}". Leave it out.`);
    if (kind === 'setup') return (await import('../twilio/setup.ts')).setUpNumber(given, terminal);
    if (kind === 'callbacks') return (await import('../twilio/callbacks.ts')).listWaiting(given, terminal);
    if (kind === 'serve') return (await import('../twilio/serve.ts')).servePhone(given, terminal);
    if (url === undefined) return (await import('../twilio/ring-flow.ts')).ringFlow(given, terminal);
    return (await import('../twilio/ring-url.ts')).ringUrl(url, given, terminal);
  },
};

function phone(flag: string): (text: string) => string {
  return (text) => {
    if (isE164(text)) return text;
    throw usageError(
      `${flag} takes a number with its country code, such as +12025550100, and "${text}" is none.`,
    );
  };
}

function port(flag: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
    throw usageError(`${flag} takes a number up to 65535, or 0 for any that is free, and "${text}" is none.`);
  };
}
