import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import {
  chosenFields,
  loadSchema,
  type ProfileField,
  type ProfileParameters,
  type ProfileValues,
  profileSchema,
  readFields,
  tooLong,
  tooMuch,
  writtenProfile,
} from '../action/profile.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';

export interface CreateCustomerProfile<Target extends string, Uses extends string> {
  /** At most 255 characters a value. */
  readonly fields: ProfileValues<Uses>;
  /** The fields to load. `ProfileId` and `ProfileARN` always come, and nothing else does. */
  readonly load?: readonly ProfileField[];
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Creates a customer profile, which is read with `customer('ProfileId')` from then on. Block: **Customer profiles**.
 *
 * @example createCustomerProfile({ fields: { PhoneNumber: system('CustomerEndpoint', 'Address') }, next: 'menu', onError: 'menu' })
 */
export function createCustomerProfile<const Target extends string, const Uses extends string = never>(
  props: CreateCustomerProfile<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { ProfileRequestData: writtenProfile(props.fields), ProfileResponseData: props.load ?? [] },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition<ProfileParameters> = {
  type: 'CreateCustomerProfile',
  blocks: ['Customer profiles'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcustomerprofile.html',
  parameters: object(
    { ProfileRequestData: profileSchema, ProfileResponseData: loadSchema },
    'ProfileRequestData',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to ask Customer Profiles' },
  legacy: [],
  constructors: [
    {
      name: 'createCustomerProfile',
      build: createCustomerProfile,
      read: ({ parameters, next, errors }) => ({
        fields: readFields(parameters.ProfileRequestData),
        load: parameters.ProfileResponseData,
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<ProfileParameters>('CreateCustomerProfile', {
    sample: { ProfileId: 'profile-1' },
    refuses: ({ ProfileRequestData }) => tooLong(ProfileRequestData),
    overflows: tooMuch,
    keeps: (result, { ProfileResponseData }) => ({ Customer: chosenFields(result, ProfileResponseData) }),
  }),
};
