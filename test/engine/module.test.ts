import { describe, expect, it } from 'vitest';
import type { JsonObject, Unit } from '../../src/language/document.ts';
import {
  attributes,
  begin,
  bye,
  type Exits,
  entriesOf,
  flowAttributes,
  heard,
  invoke,
  left,
  menu,
  moduleOf,
  type Row,
  says,
  unit,
} from './contact.ts';

const back = (parameters: JsonObject = {}): Row => ['EndFlowModuleExecution', parameters];

/** A flow that calls one module and tells what it finds afterwards. */
function caller(tells: string, when: Exits['when'] = [], input?: JsonObject): Unit {
  return unit('Main', {
    set: flowAttributes({ mine: 'kept' }, 'look-up'),
    'look-up': [
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'f', InvocationTimeLimitSeconds: '8' },
      { next: 'call', errors: { NoMatchingError: 'call' } },
    ],
    call: invoke(
      'Part',
      {
        next: 'tell',
        when,
        errors: { NoMatchingError: 'bye', ...(when.length > 0 ? { NoMatchingCondition: 'other' } : {}) },
      },
      input,
    ),
    tell: says(tells, 'bye'),
    other: says('Other.', 'bye'),
    bye,
  });
}

function playedThrough(flow: Unit, module: Unit) {
  const contact = begin([flow, module]);
  contact.answer({ kind: 'returned', result: { found: 'true', name: 'Sam' } });
  return contact;
}

const loop = (times: string, again: string, done: string): Row => [
  'Loop',
  { LoopCount: times },
  {
    next: done,
    when: [
      ['Equals', 'ContinueLooping', again],
      ['Equals', 'DoneLooping', done],
    ],
  },
];

describe('a module', () => {
  it('sees its input, and not what the flow knows', () => {
    const module = moduleOf({
      tell: says('$.Modules.Input.who/$.External.name/$.FlowAttributes.mine.', 'back'),
      back: back(),
    });
    const contact = playedThrough(caller('Back.', [], { who: '$.External.name', more: 7 }), module);
    expect(heard(contact)).toEqual(['Sam//.', 'Back.']);
    expect(entriesOf('flow.entered', contact.entries).map(({ flow, why }) => `${flow} ${why}`)).toEqual([
      'Main start',
      'Part module',
    ]);
  });

  it('gives back its result, and the flow finds its own values again', () => {
    const module = moduleOf({
      set: flowAttributes({ mine: 'lost', theirs: 'lost' }, 'back'),
      back: back({ ResultData: { city: 'Bonn', count: 3 } }),
    });
    const tells =
      '$.FlowAttributes.mine/$.FlowAttributes.theirs/$.External.name/$.Modules.ResultData.city/$.Modules.ResultData.count/$.Modules.Input.who.';
    expect(heard(playedThrough(caller(tells, [], { who: 'x' }), module))).toEqual(['kept//Sam/Bonn/3/.']);
  });

  it('shares the attributes of the contact', () => {
    const module = moduleOf({ set: attributes({ tier: 'gold' }, 'back'), back: back() });
    expect(heard(playedThrough(caller('$.Attributes.tier'), module))).toEqual(['gold']);
  });

  it.each([
    ['Known', 'call = Known'],
    ['Other', 'call NoMatchingCondition'],
    [undefined, 'call next'],
  ])('leads on by its result: %s', (Result, exit) => {
    const module = moduleOf({ back: back(Result === undefined ? {} : { Result }) });
    const contact = playedThrough(caller('Told.', [['Equals', 'Known', 'tell']]), module);
    expect(left(contact.entries)).toContain(exit);
    expect(entriesOf('flow.returned', contact.entries)).toMatchObject([
      { result: Result ?? '', flow: 'Part' },
    ]);
  });

  it('without conditions at its call leads on by next, whatever it returns', () => {
    const contact = playedThrough(caller('Told.'), moduleOf({ back: back({ Result: 'Known' }) }));
    expect(left(contact.entries)).toContain('call next');
  });

  it('can ask, and the stack outlives a restart', () => {
    const contact = playedThrough(
      caller('$.Modules.ResultData.key'),
      moduleOf({ ask: menu('one', 'one'), one: back({ ResultData: { key: '$.Modules.Input.who' } }) }),
    );
    expect(contact.snapshot).toMatchObject({
      depth: 1,
      flow: 'Part',
      stack: [{ flow: 'Main', step: 'call' }],
    });
    expect(JSON.parse(JSON.stringify(contact.snapshot))).toEqual(contact.snapshot);
    contact.answer({ kind: 'keys', keys: '1' });
    expect(contact.snapshot).toMatchObject({ depth: 0, flow: 'Main', stack: [] });
  });

  it('counts its loops anew each time, and the flow goes on counting where it was', () => {
    const main = unit('Main', {
      loop: loop('2', 'call', 'bye'),
      call: invoke('Part', { next: 'loop', errors: { NoMatchingError: 'bye' } }),
      bye,
    });
    const contact = begin([main, moduleOf({ loop: loop('3', 'loop', 'back'), back: back() })]);
    const exits = left(contact.entries).filter((exit) => exit.startsWith('loop'));
    const inModule = [
      'loop = ContinueLooping',
      'loop = ContinueLooping',
      'loop = ContinueLooping',
      'loop = DoneLooping',
    ];
    expect(exits).toEqual([
      'loop = ContinueLooping',
      ...inModule,
      'loop = ContinueLooping',
      ...inModule,
      'loop = DoneLooping',
    ]);
  });
});

describe('modules in modules', () => {
  const self = moduleOf({
    call: invoke('Part', { next: 'back', errors: { NoMatchingError: 'deep' } }),
    deep: attributes({ reached: 'the bottom' }, 'back'),
    back: back(),
  });

  it('are five deep at the most; the sixth call takes the error exit', () => {
    const contact = begin([
      unit('Main', { call: invoke('Part', { next: 'bye', errors: { NoMatchingError: 'bye' } }), bye }),
      self,
    ]);
    expect(entriesOf('flow.entered', contact.entries).filter(({ why }) => why === 'module')).toHaveLength(5);
    expect(left(contact.entries).filter((exit) => exit === 'call NoMatchingError')).toHaveLength(1);
    expect(entriesOf('flow.returned', contact.entries)).toHaveLength(5);
    expect(contact.snapshot).toMatchObject({
      depth: 0,
      ended: { reason: 'disconnected' },
      values: { Attributes: { reached: 'the bottom' } },
    });
  });

  it('that are not linked end the contact by name', () => {
    const contact = begin([
      unit('Main', { call: invoke('Nowhere', { next: 'bye', errors: { NoMatchingError: 'bye' } }), bye }),
    ]);
    expect(contact.snapshot.ended).toEqual({ by: 'engine', reason: 'not_linked' });
  });

  it('cannot be returned from where nothing called them', () => {
    expect(begin([moduleOf({ back: back() })]).snapshot.ended).toEqual({
      by: 'engine',
      reason: 'not_in_a_module',
    });
  });

  it('that have no start end the contact by name', () => {
    const empty: Unit = {
      name: 'Part',
      type: 'MODULE',
      document: { Version: '2019-10-30', StartAction: 'none', Actions: [] },
    };
    const contact = begin([
      unit('Main', { call: invoke('Part', { next: 'bye', errors: { NoMatchingError: 'bye' } }), bye }),
      empty,
    ]);
    expect(contact.snapshot.ended).toEqual({ by: 'engine', reason: 'no_target' });
  });
});
