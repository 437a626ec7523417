import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { placeAt } from '../language/position.ts';

/** An element of a TwiML document, with its place there. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  /** Elements and texts, in order. */
  readonly children: readonly (TwimlElement | string)[];
  /** `Response/Gather[2]/Say`: numbers count elements of the same name, and a first one has none. */
  readonly path: string;
  /** Both are counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Why a text is no XML, and where. */
export interface Unreadable {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Reads a document as XML 1.0. What its elements mean is another matter. */
export function readTwiml(text: string): TwimlElement | Unreadable {
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    return root === null
      ? { reason: 'It is empty', line: 1, column: 1 }
      : elementOf(root, root.name, { text });
  } catch (error) {
    // Nesting of some thousand levels ends in a RangeError.
    if (!(error instanceof XmlError)) return { reason: 'It is nested too deeply', line: 1, column: 1 };
    const [reason = ''] = error.message.split('\n');
    return {
      reason: reason.replace(/ \(line \d+, column \d+\)$/, ''),
      line: error.line,
      column: error.column,
    };
  }
}

/** The elements among the children. */
export function elementsOf({ children }: TwimlElement): readonly TwimlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** All text of an element and of what stands in it, without white space around it. */
export function textOf(element: TwimlElement): string {
  return rawText(element).trim();
}

/** All that stands in an element, with the tags. */
export function markupOf({ children }: TwimlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      const attributes = Object.entries(child.attributes).map(([name, value]) => ` ${name}="${value}"`);
      const opened = `<${child.name}${attributes.join('')}`;
      return child.children.length === 0 ? `${opened}/>` : `${opened}>${markupOf(child)}</${child.name}>`;
    })
    .join('');
}

function rawText({ children }: TwimlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}

function elementOf(element: XmlElement, path: string, source: { readonly text: string }): TwimlElement {
  const counts = new Map<string, number>();
  const children = element.children.flatMap((child): readonly (TwimlElement | string)[] => {
    if (child instanceof XmlText) return [child.text];
    if (!(child instanceof XmlElement)) return [];
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    return [elementOf(child, `${path}/${child.name}${count === 1 ? '' : `[${count}]`}`, source)];
  });
  return {
    name: element.name,
    attributes: element.attributes,
    children,
    path,
    ...placeAt(source, element.start),
  };
}
