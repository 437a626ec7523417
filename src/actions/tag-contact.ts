import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { object, words } from '../action/parameter.ts';
import { readMap, readWords } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Words, written } from '../language/reference.ts';

/** What `tagContact` takes. */
export interface TagContact<Target extends string, Uses extends string> {
  /** Values by tag key. No key may begin with `aws:`; a contact has at most 6 tags of its own. */
  readonly tags: { readonly [key: string]: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Puts tags on the contact, which reports on usage and costs are grouped by. A key that is there already gets the
 * new value; flows read a tag with `system('Tags', 'team')`. All are set or none. Block: **Contact tags**.
 *
 * @example tagContact({ tags: { team: 'returns' }, next: 'queue', onError: 'queue' })
 */
export function tagContact<const Target extends string, const Uses extends string = never>(
  props: TagContact<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const tags = Object.entries(props.tags).map(([key, value]) => [key, written(value)]);
  return step(
    definition.type,
    { Tags: Object.fromEntries(tags) },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly Tags: { readonly [key: string]: string };
}

const most = 6;

/** Connect has tags of its own on a contact, which do not count and cannot be written. */
function isOwnOfConnect(key: string): boolean {
  return key.startsWith('aws:');
}

export const definition: ActionDefinition<Parameters> = {
  type: 'TagContact',
  blocks: ['Contact tags'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-tagcontact.html',
  parameters: object(
    {
      Tags: {
        type: 'object',
        additionalProperties: words(),
        propertyNames: { pattern: '^(?!aws:)' },
        maxProperties: most,
      },
    },
    'Tags',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'tagContact',
      build: tagContact,
      read: ({ parameters, next, errors }) => ({
        tags: readMap(parameters.Tags, readWords),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ Tags }, { values }) => {
    if (Object.keys(Tags).some(isOwnOfConnect))
      return fails('NoMatchingError', 'a tag key may not begin with aws:');
    const all = { ...(values['Tags'] as { readonly [key: string]: string } | undefined), ...Tags };
    const own = Object.keys(all).filter((key) => !isOwnOfConnect(key));
    if (own.length > most) return fails('NoMatchingError', `a contact has at most ${most} tags`);
    return {
      exit: 'next',
      set: { Tags: all },
      entries: Object.entries(Tags).map(([key, value]) => ({
        type: 'setting.changed',
        name: `Tags.${key}`,
        value,
      })),
    };
  },
};
