import { expect, test } from 'vitest';
import { changeRoutingPriority, definition } from '../../src/actions/update-contact-routing-behavior.ts';
import { contactWith } from './contact.ts';

test.each([
  [{ QueuePriority: '1' }, { priority: 1 }],
  [{ QueueTimeAdjustmentSeconds: '-60' }, { queueTimeAdjustment: -60 }],
])('%j', (parameters, change) => {
  expect(definition.enter?.(parameters, contactWith(), 0)).toMatchObject({ exit: 'next', change });
});

test('changeRoutingPriority() writes what the console writes', () => {
  expect(changeRoutingPriority({ priority: 1, next: 'queue' })).toMatchObject({
    parameters: { QueuePriority: '1' },
    transitions: { NextAction: 'queue', Errors: [], Conditions: [] },
  });
  expect(changeRoutingPriority({ ageSeconds: 300, next: 'queue' }).parameters).toEqual({
    QueueTimeAdjustmentSeconds: '300',
  });
  // @ts-expect-error the priority or the age, not both
  changeRoutingPriority({ priority: 1, ageSeconds: 300, next: 'queue' });
});
