import type { ActionDocument, FlowDocument } from './document.ts';

const documentKeys = ['Version', 'StartAction', 'Metadata', 'Actions', 'Settings'];
const actionKeys = ['Parameters', 'Identifier', 'Type', 'Transitions'];
const transitionKeys = ['NextAction', 'Errors', 'Conditions'];

/**
 * The text of a document with its keys in the console's order, two spaces a level and a line end at the end.
 * Equal documents whose deeper keys stand in one order give equal bytes. Reading the text gives the document again.
 *
 * @example
 * await writeFile('main.json', printFlow(document));
 */
export function printFlow(document: FlowDocument): string {
  const ordered = inOrder(document, documentKeys, { Actions: document.Actions.map(orderedAction) });
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function orderedAction(action: ActionDocument): object {
  const { Transitions } = action;
  if (Transitions === undefined) return inOrder(action, actionKeys);
  return inOrder(action, actionKeys, { Transitions: inOrder(Transitions, transitionKeys) });
}

/** The known keys first, the others after them. `fromEntries` makes own keys of all names, `__proto__` included. */
function inOrder(value: object, known: readonly string[], changed: object = {}): object {
  const entries = Object.entries({ ...value, ...changed });
  const place = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.fromEntries(entries.sort(([one], [other]) => place(one) - place(other)));
}
