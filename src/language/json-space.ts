/** The index of the first character from `at` on that is not white space, which is the text's length if all is. */
export function skipSpace(text: string, at: number): number {
  for (let index = at; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return index;
  }
  return text.length;
}
