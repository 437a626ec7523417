import type { Json, JsonObject } from '../language/document.ts';
import { type Words, written } from '../language/reference.ts';
import type { Prop } from './constructor.ts';
import type { Contact, Values } from './contact.ts';
import { writtenTexts } from './dynamic.ts';
import { list, literal, type ParameterSchema, words } from './parameter.ts';
import { readMap, readValue, readWords } from './reading.ts';
import { askedFor } from './service.ts';

const person = [
  'FirstName',
  'MiddleName',
  'LastName',
  'PhoneNumber',
  'EmailAddress',
  'AccountNumber',
  'AdditionalInformation',
  'PartyType',
  'BusinessName',
  'BirthDate',
  'Gender',
  'MobilePhoneNumber',
  'HomePhoneNumber',
  'BusinessPhoneNumber',
  'BusinessEmailAddress',
] as const;
const kinds = ['', 'Shipping', 'Mailing', 'Billing'] as const;
const address = [
  'Address1',
  'Address2',
  'Address3',
  'Address4',
  'City',
  'County',
  'Country',
  'PostalCode',
  'Province',
  'State',
] as const;

/** A field of a customer profile; one of the domain's own is `Attributes.` and its name. */
export type ProfileField =
  | (typeof person)[number]
  | `${(typeof kinds)[number]}${(typeof address)[number]}`
  | `Attributes.${string}`;

/** Values for the fields of a profile; none may be longer than 255 characters. */
export type ProfileValues<Uses extends string> = { readonly [Field in ProfileField]?: Words<Uses> };

/** The parameters of an action that writes a profile. */
export interface ProfileParameters {
  readonly ProfileRequestData: JsonObject;
  readonly ProfileResponseData?: readonly string[];
}

/** Fields of a profile by name. */
export const profileSchema: ParameterSchema = {
  type: 'object',
  properties: Object.fromEntries(
    [...person, ...kinds.flatMap((kind) => address.map((field) => `${kind}${field}`))].map((field) => [
      field,
      words(),
    ]),
  ),
  additionalProperties: words(),
};

/** The names of what is loaded. */
export const loadSchema: ParameterSchema = list(literal());

/** What stands in the document for the fields of a profile. */
export function writtenProfile(fields: ProfileValues<string>): JsonObject {
  return writtenTexts(fields);
}

/** What stands in the document for the id of a profile: without one, that of the profile loaded before. */
export function writtenProfileId(profile: Words<string> | undefined): string {
  return profile === undefined ? '$.Customer.ProfileId' : written(profile);
}

/** The id of a profile as a constructor takes it. */
export function readProfileId(id: Json | undefined): Prop | undefined {
  return typeof id !== 'string' || id === '$.Customer.ProfileId' ? undefined : readValue(id);
}

/** The fields of a profile as a constructor takes them. */
export function readFields(fields: JsonObject): ReadonlyMap<string, Prop> | undefined {
  return readMap(fields, (value) => (typeof value === 'string' ? readWords(value) : undefined));
}

/** What `$.Customer` holds. */
export function loadedProfile({ flowValues }: Pick<Contact, 'flowValues'>): JsonObject {
  return (flowValues['Customer'] ?? {}) as JsonObject;
}

/** The fields of a profile that a step asked for; id and ARN always come. */
export function chosenFields(result: JsonObject, fields: readonly string[] = []): JsonObject {
  return askedFor(result, ['ProfileId', 'ProfileARN', ...fields]);
}

const limit = 255;

/**
 * Why Customer Profiles does not take a request: a value of more than 255 characters.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
 */
export function tooLong(value: Json, name = 'ProfileRequestData'): string | undefined {
  if (typeof value === 'string') {
    return value.length > limit ? `${name} has more than ${limit} characters` : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = tooLong(member, `${name}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const limitOfAll = 14_000;

/**
 * Why `$.Customer` cannot hold a profile: all values together have more than 14,000 characters.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
 */
export function tooMuch({ Customer = null }: Values): string | undefined {
  return charactersOf(Customer) > limitOfAll
    ? `the values of the profile have more than ${limitOfAll} characters`
    : undefined;
}

function charactersOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return value === null ? 0 : String(value).length;
  return Object.values(value).reduce<number>((sum, member) => sum + charactersOf(member), 0);
}
