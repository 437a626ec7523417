import type { Chance } from './chance.ts';

const pieces: readonly [string, ...string[]] = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\ud800',
  '\ud83d',
  'null',
  'true',
  '-',
  '1e999',
  '0.1',
  '"__proto__":1,',
  '\u0000',
  '\ufeff',
  '$.',
  '$.Attributes',
  "['",
  '😀',
  '//',
];

/** Changes a text as a broken disk, a bad merge or a hasty hand does: bytes, cuts, doubled and foreign pieces. */
export function mutatedText(text: string, chance: Chance): string {
  let changed = text;
  for (let edits = 1 + chance.below(4); edits > 0; edits--) {
    const at = chance.below(changed.length + 1);
    const cut = chance.oneIn(8) ? chance.below(changed.length + 1) : chance.below(20);
    const [before, range, after] = [
      changed.slice(0, at),
      changed.slice(at, at + cut),
      changed.slice(at + cut),
    ];
    switch (chance.below(5)) {
      case 0:
        changed = before + after;
        break;
      case 1:
        changed = before + range + range + after;
        break;
      case 2:
        changed = before + chance.of(pieces) + range + after;
        break;
      case 3:
        changed =
          before +
          String.fromCharCode(chance.below(chance.oneIn(3) ? 0x10000 : 0x80)) +
          changed.slice(at + 1);
        break;
      default:
        changed = chance.oneIn(10)
          ? before
          : before +
            String.fromCharCode((changed.charCodeAt(at) || 0) ^ (1 << chance.below(8))) +
            changed.slice(at + 1);
    }
  }
  return changed;
}

/** Stands where a deeply nested value is put in once the rest is text. */
const deepMark = '\u0001deep\u0001';

const oddNames: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\ud800',
  'a.b',
  '$.Attributes.a',
  'é',
  'x'.repeat(300),
];

function oddValue(chance: Chance): unknown {
  const text = () => chance.of(oddNames);
  switch (chance.below(14)) {
    case 0:
      return null;
    case 1:
      return chance.oneIn(2);
    case 2:
      return chance.of([0, -1, 1e21, 0.1, 2 ** 60]);
    case 3:
      return [];
    case 4:
      return {};
    case 5:
      return [text(), null, {}];
    case 6:
      return { [text() === '__proto__' ? 'x' : text()]: text() };
    case 7:
      return 'x'.repeat(chance.of([1000, 6001, 40_000]));
    case 8:
      return `$${'.a'.repeat(1 + chance.below(20))}${chance.of(['', '!'])}`;
    case 9:
      return chance.of([
        '$.Attributes.a',
        '$.External',
        '$.Attributes',
        '$.Lex.Slots',
        '$.constructor',
        '$',
        '$.',
        "$['",
        '`$.Channel`',
      ]);
    case 10:
      return deepMark;
    case 11:
      return chance.of(['999999999999', '-5', '1e3', '0', 'Infinity', 'NaN', '']);
    default:
      return text();
  }
}

/** Every place of a value where there is a member to change: the parent and its key. */
function placesIn(value: unknown, places: (readonly [parent: Record<string, unknown>, key: string])[]): void {
  if (typeof value !== 'object' || value === null) return;
  const parent = value as Record<string, unknown>;
  for (const key of Object.keys(parent)) {
    places.push([parent, key]);
    placesIn(parent[key], places);
  }
}

/** Changes a document by its values: takes away, swaps, renames, and puts in what nobody expects. Gives JSON. */
export function mutatedValue(text: string, chance: Chance): string {
  const document: unknown = JSON.parse(text);
  for (let edits = 1 + chance.below(4); edits > 0; edits--) {
    const places: (readonly [Record<string, unknown>, string])[] = [];
    placesIn(chance.oneIn(3) ? document : parametersIn(document, chance), places);
    const [parent, key] = places[chance.below(places.length || 1)] ?? [{}, ''];
    const [other, name] = places[chance.below(places.length || 1)] ?? [{}, ''];
    switch (chance.below(5)) {
      case 0:
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else delete parent[key];
        break;
      case 1:
        if (!holds(parent[key], other) && !holds(other[name], parent))
          [parent[key], other[name]] = [other[name], parent[key]];
        break;
      case 2:
        if (!Array.isArray(parent))
          parent[chance.of(oddNames.slice(1) as [string, ...string[]])] = parent[key];
        break;
      default:
        parent[key] = oddValue(chance);
    }
  }
  const deep = 2 + chance.below(chance.oneIn(4) ? 3000 : 60);
  const [open, close] = chance.oneIn(2) ? ['[', ']'] : ['{"a":', '}'];
  return JSON.stringify(document).replaceAll(
    JSON.stringify(deepMark),
    () => `${open.repeat(deep)}1${close.repeat(deep)}`,
  );
}

/** The parameters of one of the actions: where they are wrong, the document is one still. */
function parametersIn(document: unknown, chance: Chance): unknown {
  const actions = (document as { readonly Actions?: unknown }).Actions;
  const action: unknown = Array.isArray(actions) ? actions[chance.below(actions.length || 1)] : undefined;
  return typeof action === 'object' && action !== null
    ? { own: (action as { readonly Parameters?: unknown }).Parameters }
    : document;
}

/** Whether a value is this object or holds it; a swap of the two would make a circle. */
function holds(value: unknown, object: object): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value === object || Object.values(value).some((member) => holds(member, object));
}
