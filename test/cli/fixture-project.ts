import { project } from './trunkline.ts';

/** A call that passes by voice. */
export const status = `name: a caller asks for an order
tags: [smoke]
flow: order-line
run: [voice]
world:
  functions:
    lookup-caller: { return: { name: Sam } }
turns:
  - press: "1"
  - hears: Hello Sam.
`;

/** A call that fails by voice, in line 11, and is skipped by chat. */
export const wrong = `name: a caller hears what is not said
tags: [menu]
flow: Order line
skip:
  chat: a chat has no keys
world:
  functions:
    lookup-caller: { return: { name: Sam } }
turns:
  - press: "1"
  - hears: Hello Kim.
`;

/** A file with a misspelled key in line 4. */
export const unreadable = `name: a misspelled key
flow: order-line
turns:
  - heers: Hello.
`;

/** A project of one flow with a call that passes, one that fails, and one that cannot be read. */
export const fixtureProject = {
  ...project,
  'fixtures/order-line/status.call.yaml': status,
  'fixtures/order-line/unreadable.call.yml': unreadable,
  'fixtures/order-line/wrong.call.yaml': wrong,
};

/** A project whose only call passes. */
export const soundProject = { ...project, 'fixtures/status.call.yaml': status };
