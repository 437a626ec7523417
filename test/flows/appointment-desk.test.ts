import { afterEach, expect, test } from 'vitest';
import { appointmentDesk } from '../../flows/appointment-desk/main.ts';
import { openTools } from '../../flows/tools.ts';
import { lambdaEventOf } from '../../src/action/lambda-event.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { call } from '../../src/simulate/call.ts';
import { type RealTools, realTools } from '../../src/simulate/real-tools.ts';
import '../../src/test.ts';
import { desks } from './desks.ts';

// Calls in TypeScript, for what a file does not say: an event that comes twice, or with what belongs to another job.

const flows = desks['appointment-desk'];
const robin = '+12025550101';
const windows = '12347';
const deck = '12350';
const opened: RealTools[] = [];

afterEach(async () => {
  for (const tools of opened.splice(0)) await tools.close();
});

/** Robin on the phone, asked to say yes to Tuesday at eight for the windows; and the tools, as Connect calls them. */
async function askedToBook() {
  const tools = await realTools(openTools, { clock: '2025-10-06T09:00:00-04:00' });
  opened.push(tools);
  const caller = await call(appointmentDesk, { flows, from: robin, world: { tools } });
  for (const key of ['2', '1', '1', '1']) await caller.presses(key);
  await caller.hears('This is for the windows installation, on Tuesday, October seventh, at eight A M.');
  const ask = async (tool: string, parameters: JsonObject, contact = caller.snapshot.id) => {
    const event = lambdaEventOf({ ...caller.snapshot, id: contact }, parameters);
    const { return: answer } = await tools.answer(tool, event, 60_000);
    return answer;
  };
  const { request = '', date = '', time = '' } = caller.attributes;
  return { caller, ask, choice: { date, time, request_id: request } };
}

test('J2-16: what was offered for the windows cannot be booked for the deck', async () => {
  const { ask, choice } = await askedToBook();
  expect(await ask('confirm_appointment', { ...choice, project_id: deck })).toMatchObject({
    outcome: 'request_expired',
  });
  expect(await ask('get_appointment_status', { project_id: deck })).toMatchObject({
    status: 'not_scheduled',
  });
});

test('J2-22: a booking whose event comes again is one booking, and both hear the same', async () => {
  const { caller, ask, choice } = await askedToBook();
  await caller.presses('1');
  await caller.hears('Done: the windows installation is booked for Tuesday, October seventh, at eight A M.');
  const again = { ...choice, project_id: windows };
  const first = await ask('confirm_appointment', again);
  expect(first).toMatchObject({ outcome: 'ok', hour: 'eight A M' });
  expect(await ask('confirm_appointment', again)).toEqual(first);
  expect(await ask('get_appointment_status', { project_id: windows })).toMatchObject({
    appointment_id: (first as JsonObject)['appointment_id'],
  });
  // Another contact is no repeat: what it wishes for has been used up.
  expect(await ask('confirm_appointment', again, 'another-contact')).toMatchObject({
    outcome: 'already_scheduled',
  });
});

test('J2-3: whoever hangs up before the yes has changed nothing', async () => {
  const { caller, ask } = await askedToBook();
  await caller.hangsUp();
  expect(await ask('get_appointment_status', { project_id: windows })).toMatchObject({
    status: 'not_scheduled',
  });
  expect(await ask('get_appointment_status', { project_id: '12345' })).toMatchObject({
    day: 'Wednesday, October fifteenth',
    hour: 'eight A M',
  });
});
