import { expect, test } from 'vitest';
import type { Ticket } from '../../../src/backends/itsm/contract.ts';
import { nearTicket } from '../../../src/fulfillment/itsm/near-ticket.ts';

function ticketsOf(references: readonly string[]): readonly Ticket[] {
  return references.map((short_ref) => ({
    ticket_id: `${short_ref}-5b1c-4d0e-9a52-6f1f0c8d2b71`,
    caller_id: 'c_1',
    issue_description: 'x',
    status: 'open',
    created_at: '2025-10-06T13:00:00Z',
    updated_at: '2025-10-06T13:00:00Z',
    comments: [],
    short_ref,
  }));
}

test.each([
  ['a character changed', '33567fe8', ['33567ee8'], '33567ee8'],
  ['the first one changed', '43567ee8', ['33567ee8'], '33567ee8'],
  ['the last one changed', '33567ee9', ['33567ee8'], '33567ee8'],
  ['one missing', '3567ee8', ['33567ee8'], '33567ee8'],
  ['one too many', '333567ee8', ['33567ee8'], '33567ee8'],
  ['a beginning', '3357', ['33567ee8'], '33567ee8'],
  ['two changed', '33567bb8', ['33567ee8'], undefined],
  ['nothing alike', '99999999', ['33567ee8'], undefined],
  ['no tickets', '33567ee8', [], undefined],
  ['b for e, where another is as far away', '33567be8', ['33567ee8', '335672e8'], '33567ee8'],
  ['8 for a', '835671e8', ['a35671e8', '135671e8'], 'a35671e8'],
  ['nine for five', '9356ffff', ['5356ffff', '1356ffff'], '5356ffff'],
  ['two that sound alike', '33567be8', ['33567ee8', '33567de8'], undefined],
  ['two that are as far away', '33567ce8', ['335671e8', '335672e8'], undefined],
])('%s: %s of %j is %s', (_, heard, references, near) => {
  expect(nearTicket(heard, ticketsOf(references))?.short_ref).toBe(near);
});
