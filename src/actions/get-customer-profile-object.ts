import type { Props } from '../action/constructor.ts';
import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { choice, object, orReference, words } from '../action/parameter.ts';
import {
  loadedProfile,
  loadSchema,
  type ProfileParameters,
  readProfileId,
  tooLong,
  tooMuch,
  writtenProfileId,
} from '../action/profile.ts';
import { readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step, written as writtenMembers } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** Which object of a profile `getCustomerProfileObject` loads, and its exits. */
export interface ProfileObject<Target extends string, Uses extends string> {
  /** The type of the object: `CTR`, `Asset`, `Order`, `Case`, or one of the domain's own. */
  readonly type: string | Reference<Uses>;
  /** The id of the profile. @default customer('ProfileId'), the profile of the step before */
  readonly profile?: string | Reference<Uses>;
  /** The fields to load, each with the kind of object before it: `OrderStatus`, `AssetModelName`. */
  readonly load: readonly string[];
  readonly next: Target;
  readonly onNone: Target;
  readonly onError: Target;
}

/** What `getCustomerProfileObject` takes: the newest object, or the one that a search key finds. */
export type GetCustomerProfileObject<Target extends string, Uses extends string> = ProfileObject<
  Target,
  Uses
> &
  (
    | { readonly latest: true; readonly where?: never }
    | { readonly where: { readonly key: Words<Uses>; readonly value: Words<Uses> }; readonly latest?: never }
  );

/**
 * Loads an object of a profile, to be read with `customer('Order', 'Status')` beside what was loaded before.
 * Block: **Customer profiles**.
 *
 * @example getCustomerProfileObject({ type: 'Order', latest: true, load: ['OrderStatus'], next: 'tell', onNone: 'menu', onError: 'menu' })
 */
export function getCustomerProfileObject<const Target extends string, const Uses extends string = never>(
  props: GetCustomerProfileObject<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const { where } = props;
  return step(
    definition.type,
    {
      ProfileRequestData: writtenMembers({
        ProfileId: writtenProfileId(props.profile),
        ObjectType: written(props.type),
        UseLatest: props.latest === true ? 'true' : 'false',
        IdentifierName: where && written(where.key),
        IdentifierValue: where && written(where.value),
      }),
      ProfileResponseData: props.load,
    },
    { next: props.next, errors: { NoneFoundError: props.onNone, NoMatchingError: props.onError } },
  );
}

/** The request as the constructor takes it. */
function readObject({
  ProfileId,
  ObjectType,
  UseLatest,
  IdentifierName: key,
  IdentifierValue,
}: ObjectRequest): Props {
  return {
    type: readValue(ObjectType),
    profile: readProfileId(ProfileId),
    ...(UseLatest === 'true'
      ? { latest: true }
      : { where: { key: readWords(key), value: readWords(IdentifierValue) } }),
  };
}

interface ObjectRequest {
  readonly ProfileId?: string;
  readonly ObjectType?: string;
  readonly UseLatest?: string;
  readonly IdentifierName?: string;
  readonly IdentifierValue?: string;
}

export const definition: ActionDefinition<ProfileParameters> = {
  type: 'GetCustomerProfileObject',
  blocks: ['Customer profiles'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofileobject.html',
  parameters: object(
    {
      ProfileRequestData: object(
        {
          ProfileId: orReference(),
          ObjectType: orReference(),
          UseLatest: choice('true', 'false'),
          IdentifierName: words(),
          IdentifierValue: words(),
        },
        'ProfileId',
        'ObjectType',
      ),
      ProfileResponseData: loadSchema,
    },
    'ProfileRequestData',
    'ProfileResponseData',
  ),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to ask Customer Profiles' },
  legacy: [],
  constructors: [
    {
      name: 'getCustomerProfileObject',
      build: getCustomerProfileObject,
      read: ({ parameters, next, errors }) => ({
        ...readObject(parameters.ProfileRequestData),
        load: parameters.ProfileResponseData,
        next,
        onNone: errors['NoneFoundError'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<ProfileParameters>('GetCustomerProfileObject', {
    sample: { Order: { OrderId: 'order-1', Status: 'shipped' } },
    refuses: ({ ProfileRequestData }) => tooLong(ProfileRequestData),
    overflows: tooMuch,
    keeps: (result, _parameters, contact) => ({ Customer: { ...loadedProfile(contact), ...result } }),
  }),
};

function formFor({ ProfileRequestData }: JsonObject): Form {
  const { UseLatest } = (ProfileRequestData ?? {}) as JsonObject;
  const key = ['ProfileRequestData.IdentifierName', 'ProfileRequestData.IdentifierValue'];
  return {
    required: UseLatest === 'true' ? [] : key,
    errors: { required: ['NoneFoundError', 'NoMatchingError'] },
  };
}
