const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 has no way to write: control characters, halves of surrogate pairs, and two noncharacters. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Any text as it can stand in an element or an attribute. What XML cannot write becomes `\ufffd`. */
export function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** A text on one line, cut so that it takes the room of at most `size` letters, with an ellipsis where it was cut. */
export function shortened(text: string, size: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  let room = 0;
  const cut = letters.findIndex((letter) => {
    room += isWide(letter) ? 2 : 1;
    return room > size;
  });
  return cut < 0
    ? letters.join('')
    : `${letters
        .slice(0, Math.max(1, cut - 1))
        .join('')
        .trimEnd()}…`;
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
    letter,
  );
}
