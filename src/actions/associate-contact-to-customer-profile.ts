import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { object, orReference } from '../action/parameter.ts';
import { readProfileId, tooLong, writtenProfileId } from '../action/profile.ts';
import { readValue } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Reference, written } from '../language/reference.ts';

export interface AssociateContactToCustomerProfile<Target extends string, Uses extends string> {
  /** The id of the profile. @default customer('ProfileId'), the profile of the step before */
  readonly profile?: string | Reference<Uses>;
  /** The id of the contact. @default system('ContactId'), this contact */
  readonly contact?: string | Reference<Uses>;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Ties a contact to a customer profile, where agents and reports find it. Block: **Customer profiles**.
 *
 * @example associateContactToCustomerProfile({ next: 'menu', onError: 'menu' })
 */
export function associateContactToCustomerProfile<
  const Target extends string,
  const Uses extends string = never,
>(props: AssociateContactToCustomerProfile<Target, Uses>): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      ProfileRequestData: {
        ProfileId: writtenProfileId(props.profile),
        ContactId: props.contact === undefined ? '$.ContactId' : written(props.contact),
      },
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly ProfileRequestData: { readonly ProfileId: string; readonly ContactId: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'AssociateContactToCustomerProfile',
  blocks: ['Customer profiles'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-associatecontacttocustomerprofile.html',
  parameters: object(
    {
      ProfileRequestData: object(
        { ProfileId: orReference(), ContactId: orReference() },
        'ProfileId',
        'ContactId',
      ),
    },
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
      name: 'associateContactToCustomerProfile',
      build: associateContactToCustomerProfile,
      read: ({ parameters: { ProfileRequestData: request }, next, errors }) => ({
        profile: readProfileId(request.ProfileId),
        contact: request.ContactId === '$.ContactId' ? undefined : readValue(request.ContactId),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<Parameters>('AssociateContactToCustomerProfile', {
    sample: {},
    refuses: ({ ProfileRequestData }) => tooLong(ProfileRequestData),
  }),
};
