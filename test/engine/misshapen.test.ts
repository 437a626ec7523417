import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/action/contact.ts';
import { actions } from '../../src/actions/index.ts';
import { link } from '../../src/engine/link.ts';
import type { Json, JsonObject } from '../../src/language/document.ts';
import { bye, unit } from './contact.ts';
import { drive } from './drive.ts';

function play(type: string, parameters: JsonObject, channel: Channel) {
  const errors = {
    NoMatchingError: 'bye',
    NoMatchingCondition: 'bye',
    ChannelMismatch: 'bye',
    InvalidCallbackNumber: 'bye',
  };
  const flow = unit('Main', { step: [type, parameters, { next: 'bye', errors }], bye });
  return drive(link([flow]), { id: 'c-1', channel }, { seed: 1, turns: 10 });
}

/** `parseFlow` looks at the shape of a document, not into parameters; `check` names what is wrong there. */
describe('parameters that are not of the form that the action takes', () => {
  const wrong: readonly Json[] = [null, true, 7, '', 'text', [], {}, [null], [7], { a: null }];
  const played = [...actions.values()].filter((definition) => definition.enter !== undefined);

  it.each(played)('never throw in $type, and leave JSON', ({ type, parameters: { properties } }) => {
    const names = Object.keys(properties);
    const thrown = new Map<string, JsonObject>();
    const tries: readonly JsonObject[] = [
      {},
      ...wrong.map((value) => Object.fromEntries(names.map((name) => [name, value]))),
      ...names.flatMap((name) => wrong.map((value) => ({ [name]: value }))),
    ];
    for (const parameters of tries) {
      for (const channel of ['VOICE', 'CHAT'] as const) {
        try {
          const { snapshot } = play(type, parameters, channel);
          // A number that is none would be lost in a snapshot.
          if (!isDeepStrictEqual(JSON.parse(JSON.stringify(snapshot)), snapshot)) throw new Error('no JSON');
        } catch (error) {
          if (!thrown.has(String(error))) thrown.set(String(error), parameters);
        }
      }
    }
    expect(Object.fromEntries(thrown)).toEqual({});
  });
});
