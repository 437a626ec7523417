import { readTwiml, type TwimlElement } from './document.ts';
import type { Place } from './leg.ts';
import type { TwimlProblem } from './problem.ts';
import { twimlProblems } from './validate.ts';
import type { Fetched } from './webhook.ts';

/** What came back: a document with what is wrong with it, or an error of Twilio. */
export type Came =
  | { readonly root: TwimlElement; readonly problems: readonly TwimlProblem[] }
  | { readonly code: number; readonly reason: string };

/**
 * The document that a response holds. A recording is played and a plain text said, as if each were a document.
 *
 * @see https://www.twilio.com/docs/voice/twiml#data-formats-and-twilio-mime-types
 */
export function documentOf(fetched: Fetched, url: string, place: Place): Came {
  if ('failed' in fetched) return fetched;
  const type = fetched.type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return { root: documentWith('Play', url), problems: [] };
  if (type === 'text/plain') return { root: documentWith('Say', fetched.body), problems: [] };
  if (!/^(text|application)\/xml$|^text\/html$/.test(type)) {
    const what = type === '' ? 'without a Content-Type' : `with Content-Type ${type}`;
    return { code: 12_300, reason: `${url} answered ${what}. A document is text/xml.` };
  }
  const problems = twimlProblems(fetched.body, { wait: place === 'wait', whisper: place === 'whisper' });
  const root = readTwiml(fetched.body);
  const refused = problems.find(({ severity }) => severity === 'refused');
  if (refused === undefined && 'name' in root) return { root, problems };
  return { code: refused?.code ?? 12_200, reason: `${url}: ${refused?.message ?? 'no document'}` };
}

function documentWith(name: 'Play' | 'Say', text: string): TwimlElement {
  const place = { line: 1, column: 1 };
  const verb = { name, attributes: {}, children: [text], path: `Response/${name}`, ...place };
  return { name: 'Response', attributes: {}, children: [verb], path: 'Response', ...place };
}
