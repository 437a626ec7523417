import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import type { Unit } from '../../src/language/document.ts';
import { begin, bye, frozen, left, passed, says, unit } from './contact.ts';

const main = unit('Main', { hello: says('Hello.', 'bye'), bye });
const other = unit('Other', { bye });

describe('link', () => {
  it('refuses to link nothing', () => {
    expect(() => link([])).toThrow(expect.objectContaining({ code: 'no_flow' }));
  });

  it('refuses two flows of one name', () => {
    expect(() => link([main, other, unit('Main', { bye })])).toThrow(
      expect.objectContaining({ code: 'flow_twice', args: { flow: 'Main' } }),
    );
  });

  it('begins with the first flow', () => {
    expect(link([main, other]).start.name).toBe('Main');
    expect(link([other, main]).start.name).toBe('Other');
  });

  it('resolves targets to steps, and what is not there to nothing', () => {
    const { start } = link([
      unit('Main', { hello: says('Hello.', 'bye'), lost: says('Lost.', 'nowhere'), bye }),
    ]);
    expect(start.start).toBe(start.steps.get('hello'));
    expect(start.start?.next).toBe(start.steps.get('bye'));
    expect(start.steps.get('lost')?.next).toBeNull();
    expect(start.steps.get('bye')?.next).toBeNull();
  });

  it('takes the first of two actions with one identifier', () => {
    const { document } = main;
    const twice: Unit = {
      name: 'Main',
      document: {
        ...document,
        Actions: [
          ...document.Actions,
          { ...document.Actions[0], Identifier: 'hello', Type: 'DisconnectParticipant' },
        ],
      },
    };
    expect(passed(begin([twice]).entries)).toEqual(['hello']);
    expect(begin([twice]).turn.effects.map(({ kind }) => kind)).toEqual(['say', 'finish']);
  });

  it('finds a flow by its name and by any form that names it', () => {
    const program = link([main, unit('Desk & co', { bye }), unit('0f1e', { bye })]);
    const arn = 'arn:aws:connect:eu-central-1:123456789012:instance/i/contact-flow/0f1e';
    expect(program.find('Main')?.name).toBe('Main');
    expect(program.find('trunkline:flow/Desk%20%26%20co')?.name).toBe('Desk & co');
    expect(program.find(arn)?.name).toBe('0f1e');
    expect(['', 'main', 'constructor', '__proto__'].map((name) => program.find(name))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('leaves the documents alone', () => {
    expect(() => link(frozen([main, other]))).not.toThrow();
  });

  it.each(['__proto__', 'constructor', 'a.b', '', ' ', '\ud800', '$.Attributes.x'])(
    'plays a step called %j',
    (name) => {
      const flow: Unit = {
        name: 'Main',
        document: {
          Version: '2019-10-30',
          StartAction: name,
          Actions: [
            {
              Identifier: name,
              Type: 'MessageParticipant',
              Parameters: { Text: 'Hello.' },
              Transitions: { NextAction: 'bye' },
            },
            { Identifier: 'bye', Type: 'DisconnectParticipant' },
          ],
        },
      };
      expect(left(begin([flow]).entries)).toEqual([`${name} next`]);
    },
  );

  // A pattern that tries every way to part the text would not end at all.
  it('reads what is nearly a reference in no time', () => {
    const Text = `$${'.a'.repeat(500)}!`;
    expect(() =>
      link([
        unit('Main', { set: ['UpdateContactTargetQueue', { QueueId: Text }], hello: says(Text, 'bye'), bye }),
      ]),
    ).not.toThrow();
  });
});

const hashOf = (...units: readonly Unit[]) => link(units).hash;

describe('the hash of a program', () => {
  it('is the same for the same documents', () => {
    expect(hashOf(main, other)).toBe(hashOf(JSON.parse(JSON.stringify(main)), other));
  });

  it('does not change with what the console keeps beside the flow', () => {
    const moved = {
      ...main,
      document: { ...main.document, Metadata: { entryPointPosition: { x: 1, y: 2 } } },
    };
    expect(hashOf(moved)).toBe(hashOf(main));
  });

  it.each<[string, readonly Unit[]]>([
    ['a text', [unit('Main', { hello: says('Good morning.', 'bye'), bye })]],
    ['a name', [{ ...main, name: 'Reception' }]],
    ['another flow', [main, other]],
    ['the type', [{ ...main, type: 'MODULE' }]],
    ['the start', [{ ...main, document: { ...main.document, StartAction: 'bye' } }]],
  ])('changes with %s', (_what, units) => {
    expect(hashOf(...units)).not.toBe(hashOf(main));
  });
});
