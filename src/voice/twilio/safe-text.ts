/**
 * A text that XML may hold: control characters, halves of characters and the like become spaces. Everything else
 * stays, so that a caller hears what the flow says.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, ' ');
}

const unsafe = /[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
