import type { Contact, Settings } from '../../src/action/contact.ts';
import type { ActionDefinition } from '../../src/action/definition.ts';
import type { AnswerBody } from '../../src/action/event.ts';
import type { Outcome } from '../../src/action/outcome.ts';
import { initialSettings } from '../../src/engine/snapshot.ts';

/** A voice call that has just begun, with what the test says of it. */
export function contactWith(overrides: Overrides = {}): Contact {
  const settings: { [name: string]: unknown } = { ...initialSettings };
  const contact: { [name: string]: unknown } = {
    id: 'c-1',
    flow: 'Main',
    step: 'step',
    channel: 'VOICE',
    at: 0,
    askedAt: 0,
    seed: 0,
    steps: 1,
    values: { Attributes: {}, CustomerEndpoint: { Address: '+12025550100', Type: 'TELEPHONE_NUMBER' } },
    flowValues: {},
    depth: 0,
    settings,
  };
  for (const [name, value] of Object.entries(overrides))
    (name in settings ? settings : contact)[name] = value;
  return contact as unknown as Contact;
}

/** What a test says of a contact and of its settings. */
export type Overrides = Partial<Omit<Contact, 'settings'> & Settings>;

/** Enters an action as a contact does whose parameters are resolved. */
export function enter<Parameters extends object>(
  definition: ActionDefinition<Parameters>,
  parameters: Parameters,
  overrides: Overrides = {},
): Outcome | undefined {
  return definition.enter?.(parameters, contactWith(overrides), 0);
}

/** Gives an action the answer to what it asked. */
export function answer<Parameters extends object>(
  definition: ActionDefinition<Parameters>,
  parameters: Parameters,
  event: AnswerBody,
  overrides: Overrides = {},
): Outcome | undefined {
  return definition.answer?.(parameters, contactWith(overrides), event, 0);
}

/** The outcome of an error exit, with the reason that the trace gives. */
export function failure(detail: string, error = 'NoMatchingError'): Outcome {
  return { exit: error, entries: [{ type: 'failure', code: error, detail }] };
}

/** A text prompt without a voice of its own. */
export function textPrompt(content: string) {
  return { as: 'text', content, voice: null, flow: 'Main', step: 'step' } as const;
}
