import { seedTickets } from '../../../src/backends/itsm/seed.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import { type Desks, desks, robin } from '../tools/desks.ts';
import type { Changed, Reason, ToolRow } from './tool-rows.ts';
import type { Called, Told } from './ways.ts';

/** What every tool is called with on every way. */
export const cases = [
  'happy',
  'invalid',
  'missing',
  'unknown',
  'stranger',
  'refused',
  'down',
  'slow',
  'repeated',
] as const;
export type Case = (typeof cases)[number];

/** What came of one tool, case and way. */
export interface Cell {
  readonly told: Omit<Told, 'turns'>;
  /** Milliseconds that the caller waited. */
  readonly took: number;
  /** What a repeat was told, and how often it asked the backends. */
  readonly again?: Omit<Told, 'turns'> & { readonly asked: number };
  /** How often the first call asked the backends, for each time that the tool may have been run. */
  readonly asked: number;
  /** What stands in the backends, before and after. Only of tools that write. */
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** How a case differs from the one that goes well; or why the tool has no such case. */
export function changeOf(row: ToolRow, kind: Case): Changed | Reason {
  const { invalid, missing, others, refused } = row;
  const changes: { readonly [Kind in Case]: Changed | Reason } = {
    happy: { input: {}, outcome: 'ok' },
    invalid: { input: invalid, outcome: 'invalid_value' },
    missing:
      typeof missing === 'string'
        ? { input: {}, without: missing, outcome: 'missing_parameter' }
        : missing.reason,
    unknown: typeof others === 'string' ? others : { input: others.unknown, outcome: others.outcome },
    stranger: typeof others === 'string' ? others : { input: others.stranger, outcome: others.outcome },
    refused,
    down: { input: {}, outcome: 'upstream' },
    slow: { input: {}, outcome: 'upstream' },
    repeated: { input: {}, outcome: 'ok' },
  };
  return changes[kind];
}

/** Plays one cell on backends of its own, which are the same each time. */
export async function played(
  row: ToolRow,
  kind: Case,
  { input: change, without = '' }: Changed,
  way: (desk: Desks, called: Called) => Promise<Told>,
): Promise<Cell> {
  const desk = await desks();
  const callers = { regular: desk.keyOf(robin), stranger: desk.keyOf('+12025550102') };
  await seedTickets(desk.tickets, callers, desk.clock.now());

  // Of a job that is not theirs, nobody is offered a time.
  const job = kind === 'refused' ? { ...row.input, ...change } : row.input;
  const { [without]: _, ...input } = { ...row.input, ...(await row.ready?.(desk, job)), ...change };
  const writes = desk.fulfillment.tools.get(row.tool)?.writes === true;
  const before = writes ? await standing(desk) : undefined;

  let asked = 0;
  desk.instead(async (request, service) => {
    asked++;
    if (kind === 'down') return new Response(null, { status: 500 });
    const response = await service.fetch(request);
    // What is asked is done, and the answer comes when nobody waits for it any more.
    const last = !writes || request.headers.has('idempotency-key');
    if (kind === 'slow' && last) await desk.clock.sleep(9000, request.signal);
    return response;
  });
  const began = desk.clock.now();
  const called = { tool: row.tool, input, turn: '3/0' };
  const { turns = 1, ...told } = await way(desk, called);
  const took = desk.clock.now() - began;
  const first = asked;
  const again = kind === 'repeated' ? await repeated(() => way(desk, called)) : undefined;
  desk.instead(undefined);

  return {
    told,
    took,
    asked: first / turns,
    ...(again && { again: { ...again, asked: asked - first } }),
    ...(before && { before, after: await standing(desk) }),
  };
}

async function repeated(call: () => Promise<Told>): Promise<Omit<Told, 'turns'>> {
  const { turns: _, ...told } = await call();
  return told;
}

/** What a tool could have changed, or put where it does not belong. */
async function standing(desk: Desks): Promise<JsonObject> {
  const looking = { contactId: 'looking-on' };
  const sasha = { ...looking, number: '+12025550102' };
  const appointment = async (project_id: string) =>
    (await desk.output('get_appointment_status', { project_id }, looking))['appointment_status'] ?? null;
  return {
    tickets: await desk.output('list_recent_tickets', {}, looking),
    ticketsOfSasha: await desk.output('list_recent_tickets', {}, sasha),
    notes: await desk.output('list_notes', { project_id: '12347' }, looking),
    notesOfSasha: await desk.output('list_notes', { project_id: '12360' }, sasha),
    windows: await appointment('12347'),
    flooring: await appointment('12345'),
  };
}
