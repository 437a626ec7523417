import { describe, expect, it } from 'vitest';
import {
  attributes,
  begin,
  bye,
  entriesOf,
  flowAttributes,
  heard,
  invoke,
  menu,
  moduleOf,
  type Row,
  says,
  unit,
} from './contact.ts';

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
    expect(entriesOf('input.typed-ahead', contact.entries)).toMatchObject([{ count: 1 }]);
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
