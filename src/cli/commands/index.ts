import type { ListedCommand } from '../command.ts';

/** Every command. None is loaded before it is asked for. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'build',
    summary: 'write flows as JSON that Amazon Connect takes',
    load: async () => (await import('./build.ts')).build,
  },
  {
    name: 'call',
    summary: 'ring a flow up and talk to it, by keys and speech or by chat',
    load: async () => (await import('./call.ts')).callFlow,
  },
  {
    name: 'check',
    summary: 'hold flows against the rules of Amazon Connect',
    load: async () => (await import('./check.ts')).checkFlows,
  },
  {
    name: 'diagram',
    summary: 'draw a flow as Mermaid or SVG',
    load: async () => (await import('./diagram.ts')).diagram,
  },
  {
    name: 'import',
    summary: 'make TypeScript of an exported flow, and check it',
    load: async () => (await import('./import.ts')).importFlow,
  },
  {
    name: 'test',
    summary: 'play simulated calls, and say which exits they walked',
    load: async () => (await import('./test.ts')).testFlows,
  },
  {
    name: 'tools',
    summary: 'list tools, call one, serve them by MCP or HTTP, or list the calls that are in doubt',
    load: async () => (await import('./tools.ts')).tools,
  },
  {
    name: 'twilio',
    summary:
      'answer the phone through Twilio, ring a TwiML application up, set a number up, or list callbacks',
    load: async () => (await import('./twilio.ts')).twilio,
  },
];
