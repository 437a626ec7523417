import { exceedsAttributeLimit } from '../action/attribute-limit.ts';
import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { attributeSet, type EntryBody } from '../action/entry.ts';
import { fails } from '../action/outcome.ts';
import { choice, map, object, words } from '../action/parameter.ts';
import { readMap, readOneOf, readWords } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Words, written } from '../language/reference.ts';

export interface SetContactAttributes<Target extends string, Name extends string, Uses extends string> {
  /** Values by attribute name. No value may be empty. */
  readonly attributes: { readonly [Key in Name]: Words<Uses> };
  /**
   * Whose attributes are set: this contact's, or those of the contact it is related to. `unstated` means this contact
   * too, as old exports have it.
   *
   * @default 'Current'
   */
  readonly contact?: 'Current' | 'Related' | 'unstated';
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Sets attributes that stay with the contact: later flows, agents and reports see them. All are set or none; more
 * than 32 KB together take `onError`. Block: **Set contact attributes**.
 *
 * @example setContactAttributes({ attributes: { topic: 'laptop' }, next: 'queue', onError: 'sorry' })
 */
export function setContactAttributes<
  const Target extends string,
  const Name extends string,
  const Uses extends string = never,
>(props: SetContactAttributes<Target, Name, Uses>): Step<Target, AnyFlow, Name | Uses> {
  const attributes = Object.entries<Words<Uses>>(props.attributes).map(([name, value]) => [
    name,
    written(value),
  ]);
  return step(
    definition.type,
    {
      Attributes: Object.fromEntries(attributes),
      TargetContact: props.contact === 'unstated' ? undefined : (props.contact ?? 'Current'),
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly Attributes: { readonly [name: string]: string };
  readonly TargetContact?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactAttributes',
  blocks: ['Set contact attributes'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactattributes.html',
  parameters: object({ Attributes: map(words()), TargetContact: choice('Current', 'Related') }, 'Attributes'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: ['SetAttributes'],
  constructors: [
    {
      name: 'setContactAttributes',
      sets: 'attributes',
      build: setContactAttributes,
      read: ({ parameters, next, errors }) => ({
        attributes: readMap(parameters.Attributes, readWords),
        contact:
          parameters.TargetContact === undefined
            ? 'unstated'
            : readOneOf(['Related'], parameters.TargetContact),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ Attributes, TargetContact }, contact) => {
    // A related contact is another contact; nothing of it is seen from here.
    if (TargetContact === 'Related') return { exit: 'next' };
    const all = { ...(contact.values['Attributes'] as { readonly [name: string]: string }) };
    const entries: EntryBody[] = [];
    for (const name in Attributes) {
      const value = Attributes[name] ?? '';
      all[name] = value;
      entries.push(attributeSet(name, value));
    }
    if (exceedsAttributeLimit(all)) return fails('NoMatchingError', 'the attributes take more than 32 KB');
    return { exit: 'next', set: { Attributes: all }, entries };
  },
};
