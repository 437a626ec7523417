import type { JsonObject } from '../../../src/language/document.ts';
import type { Desks } from '../tools/desks.ts';

/** A call that differs from the good one, and how it ends. */
export interface Changed {
  readonly input: JsonObject;
  /** A parameter that is left out. */
  readonly without?: string;
  readonly outcome: string;
}

/** Why a tool has no such case. */
export type Reason = string;

interface Others {
  readonly unknown: JsonObject;
  readonly stranger: JsonObject;
  readonly outcome: string;
}

/** A tool, and what it is called with in each case. */
export interface ToolRow {
  readonly tool: string;
  /** What goes well for Robin. */
  readonly input: JsonObject;
  /** What has to have happened before, for the job of an input; it adds to that. */
  ready?(desk: Desks, input: JsonObject): Promise<JsonObject>;
  /** A value that it cannot take, of one parameter. */
  readonly invalid: JsonObject;
  /** A parameter that it cannot do without. */
  readonly missing: string | { readonly reason: Reason };
  /** An id that nobody has, and one of somebody else: both end alike. */
  readonly others: Others | Reason;
  /** What cannot be done as things stand. */
  readonly refused: Changed | Reason;
  /** What is new each time. */
  readonly fresh?: string;
}

const windows = { project_id: '12347' };
const flooring = { project_id: '12345' };
const finished = { project_id: '12340' };
const tooLong = 'x'.repeat(5000);

/** A job that is not there, and one of Sasha's. */
const otherJobs: Others = {
  unknown: { project_id: '99999' },
  stranger: { project_id: '12360' },
  outcome: 'project_not_found',
};
const otherTickets: Others = {
  unknown: { ticket_reference: 'ffff0000' },
  stranger: { ticket_reference: '5d2e8f17' },
  outcome: 'not_found',
};
const otherPlaces: Others = {
  unknown: { location_id: 'LOC_NOWHERE' },
  stranger: { location_id: 'LOC_MIAMI' },
  outcome: 'invalid_value',
};
const noIds = 'It takes no id: the number tells whose they are.';
const aboutNobody = 'It is about nobody and takes no id.';
const nothingNeeded = { reason: 'None of its parameters is required.' };
const always = 'It can be done however things stand.';

/** The sixteen tools. */
export const toolRows: readonly ToolRow[] = [
  {
    tool: 'add_note',
    input: { ...windows, note_text: 'Ring twice.' },
    invalid: { note_text: tooLong },
    missing: 'note_text',
    others: otherJobs,
    refused: always,
  },
  {
    tool: 'add_ticket_comment',
    input: { ticket_reference: '33567ee8', comment: 'It still does not start.' },
    invalid: { comment: tooLong },
    missing: 'comment',
    others: otherTickets,
    refused: { input: { ticket_reference: '3356' }, outcome: 'uncertain' },
  },
  {
    tool: 'cancel_appointment',
    input: { ...flooring, reason: 'I am away.' },
    invalid: { reason: tooLong },
    missing: 'reason',
    others: otherJobs,
    refused: { input: windows, outcome: 'state_conflict' },
  },
  {
    tool: 'confirm_appointment',
    input: { ...windows, date: '2025-10-09', time: '08:00 AM' },
    ready: offered,
    invalid: { time: 'around ten' },
    missing: 'time',
    others: otherJobs,
    refused: { input: flooring, outcome: 'already_scheduled' },
  },
  {
    tool: 'create_ticket',
    input: { issue_description: 'The notebook does not start.' },
    invalid: { issue_description: tooLong },
    missing: 'issue_description',
    others: noIds,
    refused: always,
  },
  {
    tool: 'get_appointment_status',
    input: flooring,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    others: otherJobs,
    refused: always,
  },
  {
    tool: 'get_available_dates',
    input: windows,
    invalid: { from: tooLong },
    missing: 'project_id',
    others: otherJobs,
    refused: { input: finished, outcome: 'not_schedulable' },
    fresh: 'request_id',
  },
  {
    tool: 'get_project_details',
    input: windows,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    others: otherJobs,
    refused: always,
  },
  {
    tool: 'get_ticket_status',
    input: { ticket_reference: 'three three five six, seven double e eight' },
    invalid: { ticket_reference: tooLong },
    missing: 'ticket_reference',
    others: otherTickets,
    refused: { input: { ticket_reference: 'double three' }, outcome: 'too_short' },
  },
  {
    tool: 'get_time_slots',
    input: { ...windows, date: '2025-10-09' },
    ready: requested,
    invalid: { date: '2025-13-40' },
    missing: 'date',
    others: otherJobs,
    refused: { input: { date: '2025-10-12' }, outcome: 'date_not_offered' },
  },
  {
    tool: 'get_weather',
    input: { location: 'Tampa' },
    invalid: { location: 'Atlantis' },
    missing: 'location',
    others: aboutNobody,
    refused: always,
  },
  {
    tool: 'get_working_hours',
    input: {},
    invalid: { client: 'CLIENT01' },
    missing: nothingNeeded,
    others: aboutNobody,
    refused: always,
  },
  {
    tool: 'list_notes',
    input: windows,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    others: otherJobs,
    refused: always,
  },
  {
    tool: 'list_projects',
    input: { include_inactive: true },
    invalid: { include_inactive: 'perhaps' },
    missing: nothingNeeded,
    others: otherPlaces,
    refused: always,
  },
  {
    tool: 'list_recent_tickets',
    input: { from: '335612ab' },
    invalid: { from: tooLong },
    missing: nothingNeeded,
    others: noIds,
    refused: always,
  },
  {
    tool: 'reschedule_appointment',
    input: { ...flooring, new_date: '2025-10-09', new_time: '08:00 AM' },
    ready: offered,
    invalid: { new_time: 'around ten' },
    missing: 'new_time',
    others: otherJobs,
    refused: { input: windows, outcome: 'state_conflict' },
  },
];

/** A request for the days of a job. */
async function requested(desk: Desks, { project_id = '' }: JsonObject): Promise<JsonObject> {
  const { request_id = '' } = await desk.output('get_available_dates', { project_id });
  return { request_id };
}

/** The same, with the times of Thursday. */
async function offered(desk: Desks, { project_id = '' }: JsonObject): Promise<JsonObject> {
  const request = await requested(desk, { project_id });
  await desk.output('get_time_slots', { project_id, date: '2025-10-09', ...request });
  return request;
}
