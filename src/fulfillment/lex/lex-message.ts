/** A message as Lex takes it. */
export interface LexMessage {
  readonly contentType: 'PlainText' | 'SSML';
  readonly content: string;
}

/** What Lex takes: characters of a message, and messages of an answer. */
const longest = 1024;
const most = 10;

/**
 * Texts as messages. One that begins with `<speak>` is SSML where the channel speaks it, and is told without its tags
 * where it does not. A long text becomes several messages, cut between words; what ten messages do not hold is left
 * out.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
export function lexMessages(texts: readonly string[], ssml: boolean): readonly LexMessage[] {
  return texts
    .flatMap((text): readonly LexMessage[] => {
      const marked = text.startsWith('<speak');
      if (marked && ssml && text.length <= longest) return [{ contentType: 'SSML', content: text }];
      return pieces(marked ? withoutTags(text) : text).map((content) => ({
        contentType: 'PlainText',
        content,
      }));
    })
    .slice(0, most);
}

/**
 * A text with values in the place of `{name}`; a name without a value leaves nothing. In SSML the values are text too,
 * and no value makes SSML of a text that is none: what a caller types is not obeyed by whoever speaks it.
 */
export function filled(template: string, values: { readonly [name: string]: string }): string {
  const ssml = template.startsWith('<speak');
  const text = template.replace(/\{([\w.-]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return ssml ? escaped(value) : value;
  });
  return ssml ? text : text.replace(/^<(?=speak)/, '');
}

function pieces(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (trimmed.length <= longest) return [trimmed];
  const space = trimmed.lastIndexOf(' ', longest);
  const cut = space > 0 ? space : wholeCharacters(trimmed, longest);
  return [trimmed.slice(0, cut), ...pieces(trimmed.slice(cut))];
}

/** Half of a character that JavaScript counts as two is no text. */
function wholeCharacters(text: string, cut: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(cut - 1)) ? cut - 1 : cut;
}

function withoutTags(ssml: string): string {
  return ssml
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof entities) => entities[name])
    .replace(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;
