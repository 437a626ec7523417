import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import {
  chosenFields,
  loadedProfile,
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

export interface UpdateCustomerProfile<Target extends string, Uses extends string> {
  /** At most 255 characters a value. */
  readonly fields: ProfileValues<Uses>;
  /** The fields to load anew, beside what was loaded before. */
  readonly load?: readonly ProfileField[];
  readonly next: Target;
  /** Also taken where no profile has been found or created before. */
  readonly onError: Target;
}

/**
 * Changes the customer profile that was found or created before. Block: **Customer profiles**.
 *
 * @example updateCustomerProfile({ fields: { City: 'Bonn' }, load: ['City'], next: 'done', onError: 'done' })
 */
export function updateCustomerProfile<const Target extends string, const Uses extends string = never>(
  props: UpdateCustomerProfile<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { ProfileRequestData: writtenProfile(props.fields), ProfileResponseData: props.load ?? [] },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition<ProfileParameters> = {
  type: 'UpdateCustomerProfile',
  blocks: ['Customer profiles'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-updatecustomerprofile.html',
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
      name: 'updateCustomerProfile',
      build: updateCustomerProfile,
      read: ({ parameters, next, errors }) => ({
        fields: readFields(parameters.ProfileRequestData),
        load: parameters.ProfileResponseData,
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<ProfileParameters>('UpdateCustomerProfile', {
    sample: { ProfileId: 'profile-1' },
    refuses: ({ ProfileRequestData }, contact) =>
      loadedProfile(contact)['ProfileId'] === undefined
        ? 'no profile has been found or created before'
        : tooLong(ProfileRequestData),
    overflows: tooMuch,
    keeps: (result, { ProfileResponseData }, contact) => ({
      Customer: { ...loadedProfile(contact), ...chosenFields(result, ProfileResponseData) },
    }),
  }),
};
