import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { object, orReference } from '../action/parameter.ts';
import {
  loadedProfile,
  loadSchema,
  type ProfileParameters,
  readProfileId,
  tooLong,
  tooMuch,
  writtenProfileId,
} from '../action/profile.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Reference } from '../language/reference.ts';

export interface GetCalculatedAttributes<Target extends string, Uses extends string> {
  /** The id of the profile. @default customer('ProfileId'), the profile of the step before */
  readonly profile?: string | Reference<Uses>;
  /** What to load, such as `CalculatedAttributes._frequent_caller`. */
  readonly load: readonly `CalculatedAttributes.${string}`[];
  readonly next: Target;
  readonly onNone: Target;
  readonly onError: Target;
}

/**
 * Loads calculated attributes of a profile, to be read with `customer('CalculatedAttributes', '_frequent_caller')`
 * beside what was loaded before. All values are texts, also `True` and `False`. Block: **Customer profiles**.
 *
 * @example
 * ```ts
 * getCalculatedAttributes({
 *   load: ['CalculatedAttributes._frequent_caller'], next: 'decide', onNone: 'menu', onError: 'menu',
 * })
 * ```
 */
export function getCalculatedAttributes<const Target extends string, const Uses extends string = never>(
  props: GetCalculatedAttributes<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      ProfileRequestData: { ProfileId: writtenProfileId(props.profile) },
      ProfileResponseData: props.load,
    },
    { next: props.next, errors: { NoneFoundError: props.onNone, NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition<ProfileParameters> = {
  type: 'GetCalculatedAttributesForCustomerProfile',
  blocks: ['Customer profiles'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcalculatedattributesforcustomerprofile.html',
  parameters: object(
    {
      ProfileRequestData: object({ ProfileId: orReference() }, 'ProfileId'),
      ProfileResponseData: loadSchema,
    },
    'ProfileRequestData',
    'ProfileResponseData',
  ),
  form: { errors: { required: ['NoneFoundError', 'NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to ask Customer Profiles' },
  legacy: [],
  constructors: [
    {
      name: 'getCalculatedAttributes',
      build: getCalculatedAttributes,
      read: ({ parameters, next, errors }) => ({
        profile: readProfileId(parameters.ProfileRequestData['ProfileId']),
        load: parameters.ProfileResponseData,
        next,
        onNone: errors['NoneFoundError'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<ProfileParameters>('GetCalculatedAttributesForCustomerProfile', {
    sample: { CalculatedAttributes: { _frequent_caller: 'True' } },
    refuses: ({ ProfileRequestData }) => tooLong(ProfileRequestData),
    overflows: tooMuch,
    keeps: (result, _parameters, contact) => ({ Customer: { ...loadedProfile(contact), ...result } }),
  }),
};
