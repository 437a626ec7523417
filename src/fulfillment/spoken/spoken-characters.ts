/**
 * A number that is spelled, such as a ticket's or a confirmation's, in groups of four with a pause between them.
 * Plain text, for any channel.
 *
 * @example spokenCharacters('33567ee8') // '3 3 5 6, 7 E E 8'
 */
export function spokenCharacters(code: string): string {
  return groupsOf(code)
    .map((group) => group.split('').join(' '))
    .join(', ');
}

/**
 * The same as SSML, to be put into `<speak>`.
 *
 * @example
 * ```ts
 * charactersInSsml('33567ee8');
 * // '<say-as interpret-as="characters">3356</say-as>, <say-as interpret-as="characters">7EE8</say-as>'
 * ```
 * @see https://docs.aws.amazon.com/polly/latest/dg/say-as-tag.html
 */
export function charactersInSsml(code: string): string {
  return groupsOf(code)
    .map((group) => `<say-as interpret-as="characters">${group}</say-as>`)
    .join(', ');
}

/** Only letters and digits are left, so nothing has to be escaped. */
function groupsOf(code: string): readonly string[] {
  return (
    code
      .toUpperCase()
      .match(/[A-Z0-9]/g)
      ?.join('')
      .match(/.{1,4}/g) ?? []
  );
}
