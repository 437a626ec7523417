import { describe, expect, it } from 'vitest';
import type { JsonObject, Unit } from '../../src/language/document.ts';
import { begin, bye, entriesOf, type Exits, left, menu, type Row, says, unit } from './contact.ts';

const invoke = (FlowModuleId: string, exits: Exits, Input?: JsonObject): Row => [
  'InvokeFlowModule',
  Input === undefined ? { FlowModuleId } : { FlowModuleId, Input },
  exits,
];
const flowAttributes = (values: { readonly [name: string]: string }, next: string): Row => [
  'UpdateFlowAttributes',
  { FlowAttributes: Object.fromEntries(Object.entries(values).map(([name, Value]) => [name, { Value }])) },
  { next, errors: { NoMatchingError: next } },
];
const attributes = (Attributes: { readonly [name: string]: string }, next: string): Row => [
  'UpdateContactAttributes',
  { Attributes },
  { next, errors: { NoMatchingError: next } },
];
const back = (parameters: JsonObject = {}): Row => ['EndFlowModuleExecution', parameters];
const moduleOf = (rows: { readonly [step: string]: Row }, name = 'Part') => unit(name, rows, 'MODULE');

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

function heard(contact: ReturnType<typeof begin>): readonly string[] {
  return contact.turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.prompt.content] : []));
}

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

describe('a transfer to another flow', () => {
  const transfer: Row = [
    'TransferToFlow',
    { ContactFlowId: 'Second' },
    { next: 'bye', errors: { NoMatchingError: 'bye' } },
  ];
  const second = unit('Second', {
    tell: says('$.Attributes.tier/$.FlowAttributes.mine/$.Queue.Name.', 'ask'),
    ask: menu('bye', 'bye'),
    bye,
  });

  it('takes attributes and queue along, and leaves the values of the flow behind', () => {
    const main = unit('Main', {
      set: attributes({ tier: 'gold' }, 'mine'),
      mine: flowAttributes({ mine: 'lost' }, 'queue'),
      queue: [
        'UpdateContactTargetQueue',
        { QueueId: 'desk' },
        { next: 'go', errors: { NoMatchingError: 'go' } },
      ],
      go: transfer,
      bye,
    });
    const contact = begin([main, second]);
    expect(heard(contact)).toEqual(['gold//desk.']);
    expect(contact.snapshot.flowValues['FlowAttributes'] ?? null).toBeNull();
    expect(entriesOf('flow.entered', contact.entries).at(-1)).toMatchObject({
      flow: 'Second',
      why: 'transfer',
    });
  });

  it('loses keys that were typed ahead', () => {
    const buffer: Row = [
      'GetParticipantInput',
      { EnableDTMFBuffer: 'True' },
      { next: 'wait', errors: { NoMatchingError: 'wait' } },
    ];
    const wait: Row = [
      'CheckHoursOfOperation',
      { HoursOfOperationId: 'desk' },
      {
        next: 'go',
        when: [
          ['Equals', 'True', 'go'],
          ['Equals', 'False', 'go'],
        ],
        errors: { NoMatchingError: 'go' },
      },
    ];
    const contact = begin([unit('Main', { buffer, wait, go: transfer, bye }), second]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '1' });
    expect(entriesOf('input.typed-ahead', contact.entries)).toMatchObject([{ keys: '1' }]);
    expect(contact.snapshot).toMatchObject({ flow: 'Second', step: 'ask', waiting: 'answer' });
  });

  it('out of a module leaves the module for good', () => {
    const main = unit('Main', {
      call: invoke('Part', { next: 'bye', errors: { NoMatchingError: 'bye' } }),
      bye,
    });
    expect(begin([main, moduleOf({ go: transfer, bye }), second]).snapshot).toMatchObject({
      flow: 'Second',
      stack: [],
      depth: 0,
    });
  });

  it.each([
    ['Nowhere', { reason: 'not_linked' }],
    ['$.Attributes.none', { reason: 'disconnected' }],
  ])('to %s', (ContactFlowId, ended) => {
    const main = unit('Main', {
      go: ['TransferToFlow', { ContactFlowId }, { next: 'bye', errors: { NoMatchingError: 'bye' } }],
      bye,
    });
    expect(begin([main]).snapshot.ended).toMatchObject(ended);
  });
});
