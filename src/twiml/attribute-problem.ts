import { nearest } from '../language/nearest.ts';
import type { TwimlElement } from './document.ts';
import type { TwimlProblem } from './problem.ts';
import type { AttributeRule, ElementRule, Values } from './tables/element.ts';

/** What is wrong with one attribute of an element. */
export function attributeProblem(
  { name: element, path, line, column }: TwimlElement,
  rule: ElementRule,
  name: string,
  value: string,
): TwimlProblem | undefined {
  const at = { path, line, column };
  const known = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
  if (known === undefined) {
    const meant = nearest(name, Object.keys(rule.attributes));
    const hint = meant === undefined ? 'Take it out.' : `There is "${meant}".`;
    const message = `<${element}> has no attribute "${name}", so it does nothing. ${hint}`;
    return { severity: 'warned', code: 12_200, ...at, message };
  }
  if (known.undocumented === true) {
    const message = `"${name}" of <${element}> is not documented by Twilio, so nothing can be built on it. Take it out.`;
    return { severity: 'ignored', ...at, message };
  }
  if (isOf(known.values, value)) return undefined;
  const instead =
    known.default === undefined ? '' : ` Twilio takes ${JSON.stringify(known.default)} instead.`;
  return {
    severity: 'warned',
    code: codeOf(element, name, value, known),
    ...at,
    message: `"${name}" of <${element}> is ${JSON.stringify(value)}, and can be ${meaning(known.values)}.${instead}`,
  };
}

/** Twilio tells a finish key that is no key from one that is several. */
function codeOf(element: string, name: string, value: string, { code = 12_200 }: AttributeRule): number {
  return element === 'Gather' && name === 'finishOnKey' && /^[0-9#*]{2,}$/.test(value) ? 13_311 : code;
}

/** Says whether a value is one of those that an attribute may have. */
export function isOf(values: Values, value: string): boolean {
  switch (values.kind) {
    case 'text':
      return true;
    case 'url':
      return value === '' ? values.empty === true : isAddress(value);
    case 'integer': {
      const number = Number(value);
      return (
        /^\d+$/.test(value) && number >= values.least && number <= (values.most ?? Number.POSITIVE_INFINITY)
      );
    }
    case 'word':
      return values.of.includes(value);
    case 'words':
      return (
        value.trim() !== '' &&
        value
          .trim()
          .split(/\s+/)
          .every((word) => values.of.includes(word))
      );
    default:
      return values.pattern.test(value);
  }
}

function isAddress(value: string): boolean {
  return (
    /^[^\s]+$/.test(value) &&
    URL.canParse(value, 'https://example.com') &&
    !/^(?!https?:)[a-z][\w+.-]*:/i.test(value)
  );
}

function meaning(values: Values): string {
  switch (values.kind) {
    case 'text':
      return 'any text';
    case 'url':
      return 'an address that begins with https:// or http://, or one relative to the document';
    case 'integer':
      return values.most === undefined
        ? `a whole number from ${values.least}`
        : `a whole number from ${values.least} to ${values.most}`;
    case 'word':
      return values.of.map((word) => `"${word}"`).join(', ');
    case 'words':
      return `one or more of ${values.of.map((word) => `"${word}"`).join(', ')}, with spaces between them`;
    default:
      return values.means;
  }
}
