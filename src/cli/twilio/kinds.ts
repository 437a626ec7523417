import { isE164 } from '../../language/e164.ts';
import { callerOption } from '../caller-option.ts';
import type { CommandKind, CommandOption } from '../command.ts';
import { usageError } from '../usage.ts';
import type { TwilioOptions } from './twilio-options.ts';

/** Which options each kind takes beside `--config` and `--json`; `simulate` takes others with a URL. */
export const takenBy: { readonly [kind: string]: readonly (keyof TwilioOptions)[] } = {
  serve: ['flow', 'publicUrl', 'port', 'host', 'metricsPort'],
  simulate: ['flow', 'from', 'to', 'world', 'script'],
  'simulate <url>': ['from', 'to', 'script', 'unsigned', 'dial'],
  setup: ['number', 'publicUrl', 'yes'],
  callbacks: ['numbers', 'made'],
};

type TwilioOption = CommandOption & { readonly name: keyof TwilioOptions };

/** The options of all kinds. */
export const options: readonly TwilioOption[] = [
  {
    name: 'flow',
    flags: '--flow <name>',
    description: 'the flow that answers',
  },
  {
    name: 'publicUrl',
    flags: '--public-url <url>',
    description: 'where Twilio reaches this, such as https://calls.example.com',
  },
  {
    name: 'port',
    flags: '--port <port>',
    description: 'where to listen on this machine (default: 8080)',
    parse: port('--port'),
  },
  {
    name: 'host',
    flags: '--host <host>',
    description: 'the address to listen on (default: 127.0.0.1, which only this machine reaches)',
  },
  {
    name: 'metricsPort',
    flags: '--metrics-port <port>',
    description: 'where Prometheus reads metrics, on 127.0.0.1',
    parse: port('--metrics-port'),
  },
  {
    name: 'from',
    flags: '--from <number>',
    description: "the caller's number, or anonymous",
    parse: callerOption,
  },
  {
    name: 'to',
    flags: '--to <number>',
    description: 'the number that is called',
    parse: phone('--to'),
  },
  {
    name: 'world',
    flags: '--world <file>',
    description: 'what functions, hours, queues, bots and people answer (.json, .ts)',
  },
  {
    name: 'script',
    flags: '--script <lines>',
    description: "what the caller does: 'press 1; say my ticket; silence; hangup'",
  },
  {
    name: 'unsigned',
    flags: '--unsigned',
    description: 'requests without a signature, though TWILIO_AUTH_TOKEN is set',
  },
  {
    name: 'dial',
    flags: '--dial <outcome>',
    description: 'how whoever is dialed answers (default: no-answer); a <Queue> is empty',
    choices: ['completed', 'busy', 'no-answer', 'failed'],
  },
  {
    name: 'number',
    flags: '--number <number>',
    description: 'a number that the account owns',
    parse: phone('--number'),
  },
  { name: 'yes', flags: '--yes', description: 'change it without asking' },
  { name: 'numbers', flags: '--numbers', description: 'with the whole numbers of the callers' },
  { name: 'made', flags: '--made <id>', description: 'take one off the list' },
];

const told: { readonly [kind: string]: Omit<CommandKind, 'options'> } = {
  serve: {
    summary: 'Answers the phone through Twilio with a flow of the project, until it is told to stop.',
    words: 'serve',
    examples: [
      'twilio serve --public-url https://calls.example.com',
      'twilio serve --flow "Main IVR" --public-url https://calls.example.com --port 8080 --metrics-port 9090',
    ],
  },
  simulate: {
    summary:
      'Rings a flow of the project up through the webhooks of Twilio, or any TwiML application at its URL.',
    words: 'simulate [url]',
    examples: [
      `twilio simulate --flow "Main IVR" --script 'press 1; hangup'`,
      'twilio simulate --world worlds/office-hours.json',
      'twilio simulate http://localhost:3000/voice --dial busy',
    ],
  },
  setup: {
    summary:
      'Has a number of the account at Twilio call "trunkline twilio serve". It shows the change and asks.',
    words: 'setup',
    examples: [
      'twilio setup --number +12025550100 --public-url https://calls.example.com',
      'twilio setup --number +12025550100 --public-url https://calls.example.com --yes',
    ],
  },
  callbacks: {
    summary: 'Lists the callbacks that callers wait for, or takes one off the list.',
    words: 'callbacks',
    examples: [
      'twilio callbacks --numbers',
      'twilio callbacks --made twilio-CA0123456789abcdef0123456789abcdef/4',
    ],
  },
};

/** The kinds of `trunkline twilio`, each with the options that it takes. */
export const kinds: { readonly [kind: string]: CommandKind } = Object.fromEntries(
  Object.entries(told).map(([kind, tells]) => [kind, { ...tells, options: optionsOf(kind) }]),
);

/** All options, each with the kinds that take it. */
export const describedOptions: readonly CommandOption[] = options.map((option) => ({
  ...option,
  description: `${kindsWith(option.name)}: ${option.description}`,
}));

function optionsOf(kind: string): readonly CommandOption[] {
  const withUrl = `${kind} <url>`;
  return options.flatMap((option) => {
    const [plain, url] = [kind, withUrl].map((form) => takenBy[form]?.includes(option.name) === true);
    if (!plain && !url) return [];
    const when = kind !== 'simulate' || plain === url ? '' : `${plain ? 'without' : 'with'} a URL: `;
    return [{ ...option, description: when + option.description }];
  });
}

function kindsWith(option: keyof TwilioOptions): string {
  const forms = Object.keys(takenBy).filter((form) => takenBy[form]?.includes(option));
  return forms
    .filter((form) => form !== 'simulate <url>' || !forms.includes('simulate'))
    .map((form) =>
      form === 'simulate' && !forms.includes('simulate <url>') ? `${form} without a URL` : form,
    )
    .join(', ');
}

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
