import { isOf } from './attribute-problem.ts';
import type { TwimlElement } from './document.ts';
import { elements } from './tables/elements.ts';

/** The value of an attribute as Twilio takes it: what is written, if that is allowed, or else its default. */
export function valueOf({ name, attributes }: TwimlElement, attribute: string): string | undefined {
  const rule = elements[name]?.attributes[attribute];
  const written = attributes[attribute];
  if (rule === undefined) return written;
  return written !== undefined && isOf(rule.values, written) ? written : rule.default;
}

/** A length of time, which TwiML writes in seconds, in milliseconds. */
export function lengthOf(element: TwimlElement, attribute: string): number {
  return Number(valueOf(element, attribute)) * 1000;
}

/** Says whether an attribute is on. */
export function isOn(element: TwimlElement, attribute: string): boolean {
  return valueOf(element, attribute) === 'true';
}

export function methodOf(element: TwimlElement, attribute: string): 'GET' | 'POST' {
  return valueOf(element, attribute) === 'GET' ? 'GET' : 'POST';
}
