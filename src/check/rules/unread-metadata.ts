import type { Finding, Rule } from '../rule.ts';

/** @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-example.html */
export const unreadMetadata: Rule = {
  code: 'unread_metadata',
  severity: 'note',
  sentence: ({ key, meant }) =>
    meant === ''
      ? `The metadata speaks of a step "${key}", which the flow does not have, so the console passes over it. Take ` +
        'it out, or name the step that is meant.'
      : `The console does not read "${key}" in the metadata, so what stands there is lost, such as the place of a step. Write "${meant}".`,
  *find({ unit: { document } }) {
    // The console knows the identifiers that it gets, and not the names of a source.
    const { Metadata: metadata = {} } = document;
    const identifiers = new Set(document.Actions.map(({ Identifier }) => Identifier));
    yield* misspelled(metadata, ['entryPointPosition', 'ActionMetadata'], ['Metadata']);
    const entries = metadata.ActionMetadata ?? {};
    for (const [key, entry] of Object.entries(entries)) {
      const path = ['Metadata', 'ActionMetadata', key];
      if (!identifiers.has(key)) yield { path, args: { key, meant: '' } };
      else yield* misspelled(entry, ['position', 'isFriendlyName'], path);
    }
  },
};

/** Keys that differ from one that the console reads in the case of their letters alone. */
function* misspelled(value: unknown, known: readonly string[], path: readonly string[]): Generator<Finding> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const meant = known.find((name) => name !== key && name.toLowerCase() === key.toLowerCase());
    if (meant !== undefined && !Object.hasOwn(value, meant))
      yield { path: [...path, key], args: { key, meant } };
  }
}
