import type { JsonObject } from '../language/document.ts';
import type { Contact } from './contact.ts';
import type { Form } from './definition.ts';
import { choice, map, type ParameterSchema, words } from './parameter.ts';
import { readOneOf } from './reading.ts';

/** Whether a contact is attached to the case: this one, or the one that it is related to. */
export type CaseLink<Target extends string> =
  | {
      /** `unstated` is this contact too, as old exports have it. */
      readonly link: 'Current' | 'Related' | 'unstated';
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
export function writtenLink(link: CaseLink<string>['link']) {
  return {
    LinkContactToCase: link === undefined ? 'false' : 'true',
    ContactToLink: link === 'unstated' ? undefined : link,
  };
}

/** The link as a constructor takes it. */
export function readLink(parameters: {
  readonly LinkContactToCase: string;
  readonly ContactToLink?: string;
}): string | undefined {
  const { LinkContactToCase, ContactToLink: contact } = parameters;
  if (LinkContactToCase !== 'true') return undefined;
  return contact === undefined ? 'unstated' : readOneOf(['Current', 'Related'], contact);
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
