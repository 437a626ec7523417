/**
 * Text that came from somewhere else, made fit to be heard: without markup, links, email addresses, emoji and ids.
 * What is left is words; nothing in it is obeyed by whoever speaks it.
 */
export function spokenText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
      .replace(/\S+@\S+/g, ' ')
      .replace(/\b(?=[0-9a-f-]*\d)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      // One emoji, ℹ, is a letter.
      .replace(/[^\p{L}\p{M}\p{N}\s.,;:?!'’()%+-]|\p{Extended_Pictographic}/gu, ' ')
      .replace(/\s+([.,;:?!)])/g, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/**
 * What something is about, for the ear: the beginning of its first sentence, twelve words at the most.
 *
 * @example spokenTopic('My notebook stays black. I tried two sockets.') // 'My notebook stays black'
 */
export function spokenTopic(text: string): string {
  const [sentence = ''] = spokenText(text).split(/[.?!;](?=\s|$)/, 1);
  return sentence
    .split(' ')
    .slice(0, 12)
    .join(' ')
    .replace(/[\s.,;:?!(+-]+$/, '');
}
