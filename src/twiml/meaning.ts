import { valueOf } from './attributes.ts';
import { elementsOf, markupOf, type TwimlElement, textOf } from './document.ts';
import type { TwimlProblem } from './problem.ts';
import { hints, numbersAtOnce, queueNameLength, sayEncoded, sayLimit } from './tables/limits.ts';

type Finding = Pick<TwimlProblem, 'severity' | 'message'> & { readonly code?: number };

/** What is wrong with an element though each of its attributes is right. */
export function meaningProblems(element: TwimlElement): readonly TwimlProblem[] {
  const { path, line, column } = element;
  return (meanings[element.name]?.(element) ?? []).map((finding) => ({ ...finding, path, line, column }));
}

const meanings: { readonly [name: string]: (element: TwimlElement) => readonly Finding[] } = {
  Dial: (element) => {
    const numbers = elementsOf(element).filter(({ name }) => name === 'Number').length;
    if (numbers > numbersAtOnce) {
      return [
        warned(
          12_200,
          `<Dial> rings ${numbers} numbers, and Twilio ${numbersAtOnce} at once. Dial the others in another <Dial>.`,
        ),
      ];
    }
    return elementsOf(element).length === 0 && textOf(element) === ''
      ? [
          warned(
            13_223,
            '<Dial> names nobody. Write a number, or put <Number>, <Client>, <Sip>, <Queue> or <Conference> into it.',
          ),
        ]
      : [];
  },
  Enqueue: (element) => {
    const { length } = textOf(element);
    if (length > queueNameLength) {
      return [
        warned(
          14_205,
          `The name of the queue has ${length} characters, and may have ${queueNameLength}. Shorten it.`,
        ),
      ];
    }
    return length === 0 && element.attributes['workflowSid'] === undefined
      ? [warned(14_204, '<Enqueue> names no queue. Write its name between the tags.')]
      : [];
  },
  Gather: (element) => {
    const { attributes } = element;
    const input = (valueOf(element, 'input') ?? 'dtmf').split(/\s+/);
    const idle = (names: readonly string[], why: string) =>
      names
        .filter((name) => attributes[name] !== undefined)
        .map((name) => ignored(`"${name}" of <Gather> does nothing, since ${why}. Take it out.`));
    const findings: Finding[] = [
      ...(input.includes('dtmf') ? [] : idle(['numDigits', 'finishOnKey'], 'it takes no keys')),
      ...(input.includes('speech')
        ? []
        : idle(
            ['hints', 'language', 'profanityFilter', 'speechModel', 'speechTimeout'],
            'it takes no speech',
          )),
    ];
    if (attributes['speechTimeout'] === 'auto' && attributes['speechModel'] !== undefined) {
      findings.push(
        warned(13_327, '"speechTimeout" cannot be "auto" where "speechModel" is set. Write seconds.'),
      );
    }
    const phrases = attributes['hints']?.split(',') ?? [];
    if (phrases.length > hints.most) {
      findings.push(
        ignored(`"hints" holds ${phrases.length} phrases, and Twilio takes ${hints.most}. Leave some out.`),
      );
    }
    if (phrases.some((phrase) => phrase.trim().length > hints.characters)) {
      findings.push(
        ignored(`A phrase of "hints" is longer than ${hints.characters} characters. Shorten it.`),
      );
    }
    if (
      attributes['numDigits'] === '1' &&
      attributes['finishOnKey'] === undefined &&
      input.includes('dtmf')
    ) {
      findings.push(
        ignored(
          'The key # ends this <Gather> and never comes through, though it takes one key. Write finishOnKey="".',
        ),
      );
    }
    return findings;
  },
  Play: (element) =>
    textOf(element) === '' && element.attributes['digits'] === undefined
      ? [warned(12_200, '<Play> plays nothing. Write the address of a recording, or "digits".')]
      : [],
  Say: (element) => {
    const limit = sayLimit(element.attributes['voice'] ?? '');
    const text = textOf(element);
    const bytes = Buffer.byteLength(limit.tags ? markupOf(element) : text);
    const encoded = encodeURIComponent(text).length;
    const found =
      bytes > limit.bytes
        ? `${bytes} bytes${limit.tags ? ', its tags among them' : ''}, and this voice takes ${limit.bytes}`
        : encoded > sayEncoded
          ? `${encoded} characters as a URL writes them, and Twilio takes ${sayEncoded}`
          : undefined;
    return found === undefined ? [] : [warned(13_521, `<Say> has ${found}. Say the rest in another <Say>.`)];
  },
};

function warned(code: number, message: string): Finding {
  return { severity: 'warned', code, message };
}

function ignored(message: string): Finding {
  return { severity: 'ignored', message };
}
