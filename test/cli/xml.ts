/** An element of an XML text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  /** What stands in it, with entities as the characters that they mean. */
  readonly text: string;
}

/** Reads XML as strictly as a report should be written, and throws at everything else. */
export function xmlOf(xml: string): XmlElement {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open = [root];
  const token = /<\/(\w[\w-]*)>|<(\w[\w-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const [, closed, name, attributes = '', empty, text] = token.exec(body) ?? [];
    const parent = open.at(-1);
    if (parent === undefined) throw new Error(`something stands behind the end, at ${at}`);
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`${closed} closes nothing, at ${at}`);
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    } else if (text !== undefined) parent.text += decoded(text);
    else throw new Error(`not well-formed at ${at}: ${body.slice(at, at + 60)}`);
  }
  const [element] = root.children;
  if (open.length > 1 || element === undefined) throw new Error('something is not closed');
  if (/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u.test(xml)) throw new Error('unwritable character');
  return element;
}

function attributesOf(text: string): { readonly [name: string]: string } {
  const pairs = Array.from(text.matchAll(/ ([\w:-]+)="([^"]*)"/g), ([, name = '', value = '']) => [
    name,
    decoded(value),
  ]);
  return Object.fromEntries(pairs);
}

const entities: { readonly [entity: string]: string } = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#58;': ':',
};

function decoded(text: string): string {
  return text.replace(/&[^;]*;?/g, (entity) => {
    const character = entities[entity];
    if (character === undefined) throw new Error(`no entity: ${entity}`);
    return character;
  });
}
