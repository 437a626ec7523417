import type { JsonObject } from '../language/document.ts';
import type { Contact } from './contact.ts';
import type { Form } from './definition.ts';
import { choice, map, type ParameterSchema, words } from './parameter.ts';

/** Whether a contact is attached to the case: this one, or the one that it is related to. */
export type CaseLink<Target extends string> =
  | {
      readonly link: 'Current' | 'Related';
      /** The case is there, but the contact could not be attached to it. */
      readonly onNotLinked: Target;
    }
  | { readonly link?: never; readonly onNotLinked?: never };

/** The parameters that all case actions have. */
export const caseSchema: { readonly [name: string]: ParameterSchema } = {
  LinkContactToCase: choice('true', 'false'),
  CaseRequestFields: map(words()),
  // Only newer exports of the console have it.
  ContactToLink: choice('Current', 'Related'),
};

/** What stands in the document for the link. */
export function writtenLink(link: 'Current' | 'Related' | undefined) {
  return { LinkContactToCase: link === undefined ? 'false' : 'true', ContactToLink: link };
}

/** Whether a case action attaches a contact. */
export function links({ LinkContactToCase }: JsonObject): boolean {
  return LinkContactToCase === 'true';
}

/** The errors of a case action: `ContactNotLinked` stands exactly where a contact is attached. */
export function caseErrors(parameters: JsonObject, ...others: readonly string[]): Form['errors'] {
  return { required: [...(links(parameters) ? ['ContactNotLinked'] : []), ...others, 'NoMatchingError'] };
}

/** What `$.Case` holds. */
export function loadedCase({ flowValues }: Pick<Contact, 'flowValues'>): JsonObject {
  return (flowValues['Case'] ?? {}) as JsonObject;
}
