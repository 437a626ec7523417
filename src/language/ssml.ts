/** What is heard of an SSML document: its text, and the milliseconds of its breaks. */
export function spokenText(ssml: string): { readonly text: string; readonly breaks: number } {
  let breaks = 0;
  const words = ssml
    .replace(/<break\b([^>]*)>/g, (_, attributes: string) => {
      breaks += breakLength(attributes);
      return ' ';
    })
    .replace(/<[^>]*>/g, '');
  const text = unescaped(words).replace(/\s+/g, ' ').trim();
  return { text, breaks };
}

/** A text of XML with its entities resolved. */
export function unescaped(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\dA-Fa-f]+));/g, (whole, name, decimal, hex) => {
    if (name !== undefined) return entities[name] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @see https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html */
function breakLength(attributes: string): number {
  const time = /time\s*=\s*["'](\d+(?:\.\d+)?)(ms|s)["']/.exec(attributes);
  if (time !== null) return Number(time[1]) * (time[2] === 's' ? 1000 : 1);
  const strength = /strength\s*=\s*["']([\w-]+)["']/.exec(attributes)?.[1] ?? 'medium';
  return strengths[strength] ?? 400;
}

const strengths: { readonly [strength: string]: number } = {
  none: 0,
  'x-weak': 0,
  weak: 100,
  medium: 400,
  strong: 700,
  'x-strong': 1000,
};
