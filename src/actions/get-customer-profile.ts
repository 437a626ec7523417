import type { Props } from '../action/constructor.ts';
import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { choice, list, object, orReference, words } from '../action/parameter.ts';
import {
  chosenFields,
  loadSchema,
  type ProfileField,
  type ProfileParameters,
  tooLong,
  tooMuch,
} from '../action/profile.ts';
import { readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** A search key of the profiles, such as `_phone`, `_email` or `_account`, and the value to look for. */
export interface ProfileKey<Uses extends string> {
  readonly key: string | Reference<Uses>;
  readonly value: Words<Uses>;
}

export interface GetCustomerProfile<Target extends string, Uses extends string> {
  /** One key; or up to five, all of which or any of which must fit. */
  readonly where:
    | ProfileKey<Uses>
    | { readonly all: readonly ProfileKey<Uses>[] }
    | { readonly any: readonly ProfileKey<Uses>[] };
  /** The fields to load. `ProfileId` and `ProfileARN` always come, and nothing else does. */
  readonly load?: readonly ProfileField[];
  readonly next: Target;
  readonly onMultiple: Target;
  readonly onNone: Target;
  readonly onError: Target;
}

/**
 * Finds the customer's profile and loads the fields that it names, to be read with `customer('FirstName')`. What
 * was loaded of another profile is gone. Block: **Customer profiles**.
 *
 * @example
 * ```ts
 * getCustomerProfile({
 *   where: { key: '_phone', value: system('CustomerEndpoint', 'Address') }, load: ['FirstName'],
 *   next: 'greet', onMultiple: 'menu', onNone: 'menu', onError: 'menu',
 * })
 * ```
 */
export function getCustomerProfile<const Target extends string, const Uses extends string = never>(
  props: GetCustomerProfile<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { ProfileRequestData: searchOf(props.where), ProfileResponseData: props.load ?? [] },
    {
      next: props.next,
      errors: {
        MultipleFoundError: props.onMultiple,
        NoneFoundError: props.onNone,
        NoMatchingError: props.onError,
      },
    },
  );
}

function searchOf(where: GetCustomerProfile<string, string>['where']): JsonObject {
  if ('all' in where) return { SearchCriteria: where.all.map(keyOf), LogicalOperator: 'AND' };
  if ('any' in where) return { SearchCriteria: where.any.map(keyOf), LogicalOperator: 'OR' };
  return keyOf(where);
}

/** The reverse of `searchOf`. */
function readSearch({ SearchCriteria: keys, LogicalOperator, ...key }: Search): Props {
  if (keys === undefined) return readKey(key);
  return { [LogicalOperator === 'OR' ? 'any' : 'all']: keys.map(readKey) };
}

function readKey({ IdentifierName, IdentifierValue }: SearchKey): Props {
  return { key: readValue(IdentifierName), value: readWords(IdentifierValue) };
}

interface SearchKey {
  readonly IdentifierName?: string;
  readonly IdentifierValue?: string;
}

interface Search extends SearchKey {
  readonly SearchCriteria?: readonly SearchKey[];
  readonly LogicalOperator?: string;
}

function keyOf({ key, value }: ProfileKey<string>): JsonObject {
  return { IdentifierName: written(key), IdentifierValue: written(value) };
}

export const definition: ActionDefinition<ProfileParameters> = {
  type: 'GetCustomerProfile',
  blocks: ['Customer profiles'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofile.html',
  parameters: object(
    {
      ProfileRequestData: object({
        IdentifierName: orReference(),
        IdentifierValue: words(),
        SearchCriteria: {
          ...list(
            object(
              { IdentifierName: words(), IdentifierValue: words() },
              'IdentifierName',
              'IdentifierValue',
            ),
            { min: 1, max: 5 },
          ),
          dynamic: 'interpolated',
        },
        LogicalOperator: choice('AND', 'OR'),
        // What consoles wrote before profiles had search keys.
        PhoneNumber: words(),
        EmailAddress: words(),
      }),
      ProfileResponseData: loadSchema,
    },
    'ProfileRequestData',
  ),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to ask Customer Profiles' },
  legacy: [],
  constructors: [
    {
      name: 'getCustomerProfile',
      build: getCustomerProfile,
      read: ({ parameters, next, errors }) => ({
        where: readSearch(parameters.ProfileRequestData),
        load: parameters.ProfileResponseData,
        next,
        onMultiple: errors['MultipleFoundError'],
        onNone: errors['NoneFoundError'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<ProfileParameters>('GetCustomerProfile', {
    sample: { ProfileId: 'profile-1', FirstName: 'Sam' },
    refuses: ({ ProfileRequestData }) => tooLong(ProfileRequestData),
    overflows: tooMuch,
    keeps: (result, { ProfileResponseData }) => ({ Customer: chosenFields(result, ProfileResponseData) }),
  }),
};

const data = 'ProfileRequestData';

function formFor({ ProfileRequestData: search }: JsonObject): Form {
  const errors = { required: ['MultipleFoundError', 'NoneFoundError', 'NoMatchingError'] };
  if (has(search, 'PhoneNumber') || has(search, 'EmailAddress')) return { errors };
  return {
    exactlyOne: [[`${data}.IdentifierName`, `${data}.SearchCriteria`]],
    required: [
      ...(has(search, 'IdentifierName') ? [`${data}.IdentifierValue`] : []),
      ...(has(search, 'SearchCriteria') ? [`${data}.LogicalOperator`] : []),
    ],
    errors,
  };
}

function has(search: Json | undefined, name: string): boolean {
  return typeof search === 'object' && search !== null && Object.hasOwn(search, name);
}
