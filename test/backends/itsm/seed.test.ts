import { expect, test } from 'vitest';
import { ticketStates } from '../../../src/backends/itsm/contract.ts';
import { seedTickets } from '../../../src/backends/itsm/seed.ts';
import { tickets } from '../../../src/backends/itsm/tickets.ts';
import { caller, desk, drawn, stranger } from './desk.ts';

test('seeded tickets have every state, two begin alike, and one is a stranger’s', async () => {
  const { itsm, store, clock } = desk();
  const kept = tickets({ store, clock, random: drawn(1) });
  const callers = { regular: caller, stranger };
  await seedTickets(kept, callers, clock.now());
  const found = await itsm.listTickets(caller, {});
  expect(found.map(({ short_ref, status }) => [short_ref, status])).toEqual([
    ['335612ab', 'open'],
    ['33567ee8', 'in_progress'],
    ['9c41d0f2', 'resolved'],
    ['e07b5a38', 'closed'],
  ]);
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(ticketStates));
  expect((await itsm.listTickets(caller, { ref: '3356' })).map(({ short_ref }) => short_ref)).toEqual([
    '335612ab',
    '33567ee8',
  ]);
  expect((await itsm.listTickets(stranger, {})).map(({ short_ref }) => short_ref)).toEqual(['5d2e8f17']);

  await itsm.addComment(found[0]?.ticket_id ?? '', caller, 'Still so.', {});
  await seedTickets(kept, callers, clock.now());
  expect((await itsm.listTickets(caller, {}))[0]?.comments).toHaveLength(1);
});

test.each(ticketStates)('the desk can set a ticket to %s, and its caller reads it', async (state) => {
  const { itsm, store, clock } = desk();
  const kept = tickets({ store, clock, random: drawn(1) });
  const { ticket_id: id } = await itsm.createTicket(
    { caller_id: caller, issue_description: 'No sound.' },
    {},
  );
  clock.moveTo(clock.now() + 1000);
  await kept.setState(id, state);
  expect(await itsm.getTicket(id, caller, {})).toMatchObject({
    status: state,
    updated_at: '2025-10-06T13:00:01.000Z',
  });
  await expect(kept.setState('none', state)).rejects.toMatchObject({ code: 'not_found' });
});
