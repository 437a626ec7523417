import { expect, test } from 'vitest';
import { seedTickets } from '../../../../src/backends/itsm/seed.ts';
import { spokenCharacters } from '../../../../src/fulfillment/spoken/spoken-characters.ts';
import { type Desks, desks } from '../desks.ts';

const stranger = '+12025550177';
const wish = { issue_description: 'My notebook stays black. I tried two sockets.' };

async function seeded(): Promise<Desks> {
  const all = await desks();
  const callers = { regular: all.keyOf('+12025550101'), stranger: all.keyOf(stranger) };
  await seedTickets(all.tickets, callers, all.clock.now());
  return all;
}

test('D2: the number that was spoken is found', async () => {
  const { call } = await desks();
  const created = await call('create_ticket', wish);
  expect(created).toMatchObject({ outcome: 'ok', status: 'open' });
  expect(created.reference).toMatch(/^[0-9a-f]{8}$/);
  expect(created.spoken_reference).toBe(spokenCharacters(created.reference ?? ''));
  expect(await call('get_ticket_status', { ticket_reference: created.spoken_reference ?? '' })).toEqual({
    outcome: 'ok',
    match: 'found',
    reference: created.reference,
    spoken_reference: created.spoken_reference,
    reference_ssml: created.reference_ssml,
    status: 'open',
    topic: 'My notebook stays black',
    comment_count: '0',
    summary: 'Your ticket is open and has no comment. It is about this: My notebook stays black.',
  });
});

test('D3: the caller is the same on the next call, and a list after a ticket was opened shows it', async () => {
  const { call } = await desks();
  const { reference } = await call('create_ticket', wish, { contactId: 'contact-1' });
  expect(await call('list_recent_tickets', {}, { contactId: 'contact-2' })).toEqual({
    outcome: 'ok',
    ticket_count: '1',
    spoken_count: 'one',
    offer: '1: My notebook stays black.',
    ticket1: reference,
    spoken1: 'My notebook stays black',
  });
});

test('D4: a comment on a ticket that is not there writes nothing', async () => {
  const { call } = await seeded();
  const comment = { comment: 'It started after the update.', ticket_reference: '12345678' };
  expect((await call('add_ticket_comment', comment)).outcome).toBe('not_found');
  expect(await call('list_recent_tickets')).toMatchObject({ ticket_count: '4' });
});

test('D8: a call that is made again opens no second ticket', async () => {
  const { call } = await desks();
  expect(await call('create_ticket', wish)).toEqual(await call('create_ticket', wish));
  expect((await call('list_recent_tickets')).ticket_count).toBe('1');
});

test("a stranger's ticket answers exactly as a missing one", async () => {
  const { call } = await seeded();
  for (const [theirs, missing] of [
    ['5d2e8f17', '5d2e8f99'],
    ['five d two e eight f one seven', 'five d two e eight f nine nine'],
    ['5d2e8f17-c364-4a09-9b7f-18ac4e60d3b5', '5d2e8f17-c364-4a09-9b7f-18ac4e60d3b6'],
  ]) {
    for (const [tool, rest] of [
      ['get_ticket_status', {}],
      ['add_ticket_comment', { comment: 'Mine now.' }],
    ] as const) {
      const answer = await call(tool, { ...rest, ticket_reference: theirs ?? '' });
      expect(answer).toEqual(await call(tool, { ...rest, ticket_reference: missing ?? '' }));
      expect(answer.outcome).toBe('not_found');
    }
  }
  expect(
    await call('get_ticket_status', { ticket_reference: '5d2e8f17' }, { number: stranger }),
  ).toMatchObject({ match: 'found', comment_count: '0' });
});

test('somebody unknown has an empty list, with the reason', async () => {
  const { fulfillment, call } = await desks();
  const anonymous = { tool: 'list_recent_tickets', input: {}, contactId: 'contact-9' };
  expect(await fulfillment.call(anonymous)).toEqual({
    outcome: 'ok',
    output: { tickets: [], offered: [], explanation: expect.stringContaining('cannot see who is calling') },
  });
  expect(await call('list_recent_tickets', {}, { number: '+12025550199' })).toMatchObject({
    ticket_count: '0',
    explanation: 'You have no tickets yet.',
  });
  await fulfillment.call({ ...anonymous, tool: 'create_ticket', input: wish });
  expect(await fulfillment.call(anonymous)).toMatchObject({ output: { tickets: [{ status: 'open' }] } });
  expect(await fulfillment.call({ ...anonymous, contactId: 'contact-10' })).toMatchObject({
    output: { tickets: [] },
  });
});

test('a ticket is found by its whole id, too, for whoever has it in writing', async () => {
  const { call } = await seeded();
  const ticket_reference = '33567EE8-5b1c-4d0e-9a52-6f1f0c8d2b71';
  expect(await call('get_ticket_status', { ticket_reference })).toMatchObject({
    match: 'found',
    reference: '33567ee8',
  });
});

test('two tickets that begin alike are told apart by their topics', async () => {
  const { call } = await seeded();
  expect(await call('get_ticket_status', { ticket_reference: 'double three five six' })).toEqual({
    outcome: 'ok',
    match: 'ambiguous',
    offer:
      '1: The badge printer on the second floor prints blank cards. ' +
      '2: The notebook stays black when the power button is pressed.',
    ticket1: '335612ab',
    ticket2: '33567ee8',
    spoken1: 'The badge printer on the second floor prints blank cards',
    spoken2: 'The notebook stays black when the power button is pressed',
  });
  const comment = { comment: 'Still so.', ticket_reference: '3356' };
  expect((await call('add_ticket_comment', comment)).outcome).toBe('uncertain');
});

test('a number that was heard wrong leads to the nearest own ticket, which is asked about first', async () => {
  const { call } = await seeded();
  const near = await call('get_ticket_status', { ticket_reference: 'three three five six seven b e eight' });
  expect(near).toEqual({
    outcome: 'ok',
    match: 'near',
    reference: '33567ee8',
    spoken_reference: '3 3 5 6, 7 E E 8',
    reference_ssml: expect.stringContaining('<say-as'),
    topic: 'The notebook stays black when the power button is pressed',
  });
  const comment = { comment: 'Still so.', ticket_reference: '33567be8' };
  expect((await call('add_ticket_comment', comment)).outcome).toBe('uncertain');
  expect(await call('get_ticket_status', { ticket_reference: near.reference ?? '' })).toMatchObject({
    match: 'found',
    comment_count: '1',
    status: 'in progress',
    summary:
      'Your ticket is in progress and has one comment. ' +
      'It is about this: The notebook stays black when the power button is pressed.',
  });
});

test('too little is asked for again, and less than before one by one', async () => {
  const { call } = await seeded();
  const asked = (ticket_reference: string, previous_reference = '') =>
    call('get_ticket_status', {
      ticket_reference,
      ...(previous_reference === '' ? {} : { previous_reference }),
    });
  expect((await asked('three three')).outcome).toBe('too_short');
  expect((await asked('three three five')).outcome).toBe('too_short');
  expect((await asked('my ticket')).outcome).toBe('too_short');
  expect((await asked('9 9 9 9 9', '9 9 9 9 9 9 9')).outcome).toBe('heard_less');
  expect((await asked('9 9', '9 9 9 9 9 9 9')).outcome).toBe('heard_less');
  expect((await asked('9 9 9 9 9 9 9 9', '9 9 9 9 9')).outcome).toBe('not_found');
  // What is found is found, however much of it was said.
  expect((await asked('9c41', '9c41d0f0')).outcome).toBe('ok');
});

test('a comment without a number goes to the newest ticket', async () => {
  const { call, clock } = await seeded();
  const comment = { comment: 'It started after the update.' };
  expect((await call('add_ticket_comment', comment, { number: '+12025550150' })).outcome).toBe('no_tickets');
  clock.moveTo(clock.now() + 60_000);
  const { reference } = await call('create_ticket', wish);
  expect(await call('add_ticket_comment', comment)).toMatchObject({ outcome: 'ok', reference });
  expect(await call('get_ticket_status', { ticket_reference: reference ?? '' })).toMatchObject({
    comment_count: '1',
  });
});

test('a password that was volunteered is stored nowhere', async () => {
  const { call, output, lines } = await desks();
  await call('create_ticket', {
    issue_description: 'I cannot sign in. My password is Summer2024! and it fails.',
  });
  await call('add_ticket_comment', { comment: 'My PIN is 4711.' });
  const { tickets } = await output('list_recent_tickets');
  expect(tickets).toMatchObject([
    {
      issue_description: 'I cannot sign in. My password is [removed]! and it fails.',
      comments: [{ comment_text: 'My PIN is [removed].' }],
    },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/Summer|4711/);
});

test('lengths are those of the ticket system, also where a secret is shorter than what stands for it', async () => {
  const { call, fulfillment } = await desks();
  const full = `${'a'.repeat(990)} pin: x9z1`;
  expect((await call('create_ticket', { issue_description: full })).outcome).toBe('ok');
  expect((await call('create_ticket', { issue_description: `${full}0123` })).outcome).toBe('invalid_value');
  expect((await call('create_ticket', { issue_description: '  ' })).outcome).toBe('invalid_value');
  const own = { contactId: 'contact-1', number: '+12025550101' };
  expect(
    await fulfillment.call({ ...own, tool: 'create_ticket', input: { ...wish, caller_id: 'c_1' } }),
  ).toMatchObject({ outcome: 'invalid_value', parameter: 'caller_id' });
});

test('the tenth of ten and an older one are found by eight characters; four find only the newest', async () => {
  const { call, clock } = await desks();
  const references: string[] = [];
  for (let index = 0; index < 12; index++) {
    clock.moveTo(clock.now() + 1000);
    const opened = await call('create_ticket', { issue_description: `Screen ${index} is dark` });
    references.push(opened.reference ?? '');
  }
  const [oldest = '', , third = ''] = references;
  expect(await call('get_ticket_status', { ticket_reference: third })).toMatchObject({ match: 'found' });
  expect(await call('get_ticket_status', { ticket_reference: third.slice(0, 4) })).toMatchObject({
    match: 'found',
  });
  expect(await call('get_ticket_status', { ticket_reference: oldest })).toMatchObject({ match: 'found' });
  expect(await call('get_ticket_status', { ticket_reference: oldest.slice(0, 4) })).toMatchObject({
    outcome: 'not_found',
  });
  const pages = [
    await call('list_recent_tickets'),
    await call('list_recent_tickets', { from: references[8] ?? '' }),
    await call('list_recent_tickets', { from: references[2] ?? '' }),
  ];
  expect(pages.map(({ ticket1, ticket3, later }) => [ticket1, ticket3, later])).toEqual([
    [references[11], references[9], references[8]],
    [references[8], references[6], references[5]],
    [references[2], undefined, undefined],
  ]);
});

test('unknown and broken sound different', async () => {
  const { call, instead } = await seeded();
  const unknown = await call('get_ticket_status', { ticket_reference: '99999999' });
  instead(async () => Response.json({ error: 'Store down at 10.0.0.1' }, { status: 500 }));
  const broken = await call('get_ticket_status', { ticket_reference: '99999999' });
  expect([unknown.outcome, broken.outcome]).toEqual(['not_found', 'upstream']);
  expect(unknown.message).not.toBe(broken.message);
  expect(broken.message).not.toMatch(/10\.0|Store/);
  instead(async () => Response.json({ message: 'Too Many Requests' }, { status: 429 }));
  expect((await call('list_recent_tickets')).outcome).toBe('throttled');
  instead(async () => Response.json({ message: 'Forbidden' }, { status: 403 }));
  expect((await call('list_recent_tickets')).outcome).toBe('auth');
});

test('two throttles and then an answer is one ticket, in less than a second', async () => {
  const { call, clock, instead } = await desks();
  const begun = clock.now();
  let left = 2;
  instead(async () => {
    if (--left === 0) instead(undefined);
    return Response.json({ message: 'Too Many Requests' }, { status: 429 });
  });
  expect((await call('create_ticket', wish)).outcome).toBe('ok');
  expect(clock.now() - begun).toBeLessThan(1000);
  expect((await call('list_recent_tickets')).ticket_count).toBe('1');
});

test('no answer shows the key of the caller', async () => {
  const { output, keyOf } = await seeded();
  const seen = JSON.stringify([
    await output('list_recent_tickets'),
    await output('get_ticket_status', { ticket_reference: '33567ee8' }),
    await output('get_ticket_status', { ticket_reference: '3356' }),
    await output('create_ticket', wish),
    await output('add_ticket_comment', { comment: 'More.' }),
  ]);
  expect(seen).not.toContain(keyOf('+12025550101'));
  expect(seen).not.toContain('caller_id');
});
