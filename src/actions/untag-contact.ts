import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { list, literal, object } from '../action/parameter.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';

/** What `untagContact` takes. */
export interface UntagContact<Target extends string> {
  /** Tag keys, at most 6; a reference is not possible here. */
  readonly keys: readonly string[];
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Takes tags off the contact. A key that it does not have is passed over. Block: **Contact tags**.
 *
 * @example untagContact({ keys: ['team'], next: 'queue', onError: 'queue' })
 */
export function untagContact<const Target extends string>({
  keys,
  next,
  onError,
}: UntagContact<Target>): Step<Target, AnyFlow, never> {
  return step(definition.type, { TagKeys: keys }, { next, errors: { NoMatchingError: onError } });
}

export const definition: ActionDefinition<{ readonly TagKeys: readonly string[] }> = {
  type: 'UntagContact',
  blocks: ['Contact tags'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-untagcontact.html',
  parameters: object({ TagKeys: list(literal(), { max: 6 }) }, 'TagKeys'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'untagContact',
      build: untagContact,
      read: ({ parameters, next, errors }) => ({
        keys: parameters.TagKeys,
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ TagKeys }, { values }) => {
    const tags = { ...(values['Tags'] as { readonly [key: string]: string } | undefined) };
    const gone = TagKeys.filter((key) => Object.hasOwn(tags, key));
    for (const key of gone) delete tags[key];
    return {
      exit: 'next',
      set: { Tags: tags },
      entries: gone.map((key) => ({ type: 'setting.changed', name: `Tags.${key}`, value: '' })),
    };
  },
};
