/** What a secret is called. A code alone is none: there are error codes and gate codes. */
const name =
  /^(?:passwords?|passcodes?|passphrases?|passkeys?|pwd?|pins?|otp|(?:pass|pin|mfa|otp|2fa|one[- ]time|verification|authentication|authenticator|security|login|sign-in|recovery|api|backup) (?:code|pin|number|word|phrase|password|key)s?)$/;

const verbs = setOf('is was are were equals reads says = :');
const prepositions = setOf('for on of at in to');
/** Words between the verb and the secret. */
const adverbs = setOf('now just actually currently simply really still also probably like um uh');
/** Words with which something else begins. */
const ends = setOf('and but so because then when which while since can could please it if or');
/** A code without a name, as it comes to a phone. Error codes are rarely of six or eight digits. */
const sentCode = /(\b(?:my|the|this) code (?:is|was) )(?:\d{3} ?\d{3}|\d{8})(?!\d)/gi;
/** What an ordinary sentence goes on with: `my password is not accepted`. */
const ordinary = setOf(
  'a an the my your his her our their this that these those no not never always too very so wrong right correct ' +
    'incorrect invalid valid fine okay ok good bad old new same different weak strong short long gone lost due ' +
    'known unknown required necessary missing stuck available unavailable visible empty secure safe set kept put ' +
    'in on at from for by of with without under over to about as where when why what which who whether and or but ' +
    'if because since out up down off only either nowhere somewhere there here hard easy impossible possible ready ' +
    'back unable able all any some one something nothing reset sent needed unclear shown shared written public private',
);

/**
 * Takes passwords, PINs and one-time codes out of what somebody tells, and leaves everything else as it is. In doubt
 * it takes a sentence for an ordinary one: `my password is not accepted` stays.
 *
 * @example
 * ```ts
 * withoutSecrets('My password is hunter2 and the screen is black.');
 * // 'My password is [removed] and the screen is black.'
 * ```
 */
export function withoutSecrets(text: string): string {
  // Words, each with what separates it from the next, so that nothing else of the text changes.
  const words = text.match(/[^\s:=]*[:=]+\s*|\S+\s*|^\s+/g) ?? [];
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const [from, to] = secretAt(words, at);
    kept.push(...words.slice(at, from));
    if (from < to) kept.push(`[removed]${/[,.;!?]*\s*$/.exec(words[to - 1] ?? '')?.[0]}`);
    at = to;
  }
  return kept.join('').replace(sentCode, '$1[removed]');
}

/** Where the secret stands of which a name is at this place: from, and to before which. Nothing is from and to alike. */
function secretAt(words: readonly string[], at: number): readonly [number, number] {
  const none = [at + 1, at + 1] as const;
  const length = nameLength(words, at);
  if (length === 0) return none;
  let from = at + length;
  if (!/[:=]\s*$/.test(words[from - 1] ?? '')) {
    const verb = verbBehind(words, from);
    if (verb === undefined)
      return looksSecret(words[from]) && plain(words[from]).length > 3 ? [from, from + 1] : none;
    from = verb + 1;
  }
  while (adverbs.has(plain(words[from])) || verbs.has(plain(words[from]))) from++;
  const first = words[from];
  if (first === undefined || (isOrdinary(plain(first)) && !looksSecret(first))) return none;
  let to = from + 1;
  // What looks like a secret ends with what no longer does; words of a sentence end with it.
  const goesOn = looksSecret(first) ? looksSecret : (word: string) => !ends.has(plain(word));
  while (to < words.length && !isLast(words[to - 1]) && goesOn(words[to] ?? '')) to++;
  return [from, to];
}

function nameLength(words: readonly string[], at: number): number {
  const one = plain(words[at]);
  const two = `${one} ${plain(words[at + 1])}`;
  if (!isLast(words[at]) && name.test(two)) return 2;
  return name.test(one) && !/[.,;!?]\s*$/.test(words[at] ?? '') ? 1 : 0;
}

/** The verb behind a name, also behind `for my account`; `to` is one where what follows looks like a secret. */
function verbBehind(words: readonly string[], from: number): number | undefined {
  if (plain(words[from]) === 'to' && looksSecret(words[from + 1])) return from;
  if (verbs.has(plain(words[from]))) return from;
  if (!prepositions.has(plain(words[from]))) return undefined;
  for (let at = from + 1; at < from + 5 && !isLast(words[at - 1]); at++)
    if (verbs.has(plain(words[at]))) return at;
  return undefined;
}

function isOrdinary(word: string): boolean {
  return ordinary.has(word) || /^[a-z]{2,}(?:ed|ing|en|n['’]t)$/.test(word);
}

/** Digits, signs or capitals inside a word. */
function looksSecret(word = ''): boolean {
  return /\d|[@#$%^&*_+!?](?=\S*[\p{L}\p{N}])|\p{Ll}\p{Lu}/u.test(word);
}

function isLast(word = ''): boolean {
  return /[,.;!?]\s*$|\n/.test(word);
}

function plain(word = ''): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/(?<=.)[,.;:!?="')]+$|^["'(]+/g, '');
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
