import { isReference } from '../language/reference.ts';
import { loneAmpersand, ssmlToken } from '../language/ssml-tree.ts';

/** The fault of SSML without its outermost tag, which some voices forgive. */
export const withoutSpeak = 'everything must stand inside one <speak>';

/**
 * What keeps a text from being an SSML document, or nothing. A reference alone, or a placeholder of a template, may
 * turn into anything and passes.
 *
 * @see https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html
 */
export function ssmlFault(text: string): string | undefined {
  if (isReference(text.trim()) || /\$\{|\{\{|%[\w-]+%|__\w+__/.test(text)) return undefined;
  const open: string[] = [];
  let end = 0;
  let roots = 0;
  for (const { index, 0: whole, groups = {} } of text.matchAll(ssmlToken)) {
    const fault = faultIn(text.slice(end, index), open.length > 0);
    if (fault !== undefined) return fault;
    end = index + whole.length;
    const { close, name, empty } = groups;
    if (name === undefined) continue;
    if (close !== undefined) {
      if (open.at(-1) !== name)
        return `</${name}> closes ${open.length === 0 ? 'nothing' : `<${open.at(-1)}>`}`;
      open.pop();
      continue;
    }
    if (open.length === 0) {
      roots += 1;
      if (name !== 'speak' || roots > 1) return withoutSpeak;
    }
    if (empty === undefined) open.push(name);
  }
  return (
    faultIn(text.slice(end), open.length > 0) ??
    (open.length > 0 ? `<${open.at(-1)}> is never closed` : roots === 0 ? withoutSpeak : undefined)
  );
}

function faultIn(words: string, inside: boolean): string | undefined {
  if (words.includes('<')) return 'a "<" begins no tag';
  if (loneAmpersand.test(words)) return 'a "&" stands alone; write &amp;';
  return inside || words.trim() === '' ? undefined : withoutSpeak;
}

/** The first SSML tag in a text, or nothing. */
export function ssmlTagIn(text: string): string | undefined {
  return /<\/?(?:amazon:[a-z-]+|break|emphasis|lang|mark|p|phoneme|prosody|s|say-as|speak|sub|w)(?:\s[^<>]*)?\/?>/.exec(
    text,
  )?.[0];
}
