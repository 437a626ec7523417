import type { JsonObject } from '../../../src/language/document.ts';
import type { Desks } from '../tools/desks.ts';

/** A call that differs from the good one, and how it ends. */
export interface Changed {
  readonly input: JsonObject;
  readonly outcome: string;
}

/** Why a tool has no such case. */
export type Reason = string;

/** A tool, and what it is called with in each case. */
export interface ToolRow {
  readonly tool: string;
  /** What goes well for Robin. */
  readonly input: JsonObject;
  /** What has to have happened before, for a job; it adds to the input. */
  ready?(desk: Desks, project: string): Promise<JsonObject>;
  /** A value that it cannot take, of one parameter. */
  readonly invalid: JsonObject;
  /** A parameter that it cannot do without. */
  readonly missing: string | { readonly reason: Reason };
  /** An id that nobody has. */
  readonly unknown: Changed | Reason;
  /** An id of somebody else, with the same outcome. */
  readonly stranger: JsonObject | Reason;
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
const otherJobs = {
  unknown: { input: { project_id: '99999' }, outcome: 'project_not_found' },
  stranger: { project_id: '12360' },
};
const otherTickets = {
  unknown: { input: { ticket_reference: 'ffff0000' }, outcome: 'not_found' },
  stranger: { ticket_reference: '5d2e8f17' },
};
const noIds = 'It takes no id: the number tells whose they are.';
const noIdOfAnybody = { unknown: noIds, stranger: noIds };
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
    ...otherJobs,
    refused: always,
  },
  {
    tool: 'add_ticket_comment',
    input: { ticket_reference: '33567ee8', comment: 'It still does not start.' },
    invalid: { comment: tooLong },
    missing: 'comment',
    ...otherTickets,
    refused: { input: { ticket_reference: '3356' }, outcome: 'uncertain' },
  },
  {
    tool: 'cancel_appointment',
    input: { ...flooring, reason: 'I am away.' },
    invalid: { reason: tooLong },
    missing: 'reason',
    ...otherJobs,
    refused: { input: windows, outcome: 'state_conflict' },
  },
  {
    tool: 'confirm_appointment',
    input: { ...windows, date: '2025-10-09', time: '08:00 AM' },
    ready: offered,
    invalid: { time: 'around ten' },
    missing: 'time',
    ...otherJobs,
    refused: { input: flooring, outcome: 'already_scheduled' },
  },
  {
    tool: 'create_ticket',
    input: { issue_description: 'The notebook does not start.' },
    invalid: { issue_description: tooLong },
    missing: 'issue_description',
    ...noIdOfAnybody,
    refused: always,
  },
  {
    tool: 'get_appointment_status',
    input: flooring,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    ...otherJobs,
    refused: always,
  },
  {
    tool: 'get_available_dates',
    input: windows,
    invalid: { from: tooLong },
    missing: 'project_id',
    ...otherJobs,
    refused: { input: finished, outcome: 'not_schedulable' },
    fresh: 'request_id',
  },
  {
    tool: 'get_project_details',
    input: windows,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    ...otherJobs,
    refused: always,
  },
  {
    tool: 'get_ticket_status',
    input: { ticket_reference: 'three three five six, seven double e eight' },
    invalid: { ticket_reference: tooLong },
    missing: 'ticket_reference',
    ...otherTickets,
    refused: { input: { ticket_reference: 'double three' }, outcome: 'too_short' },
  },
  {
    tool: 'get_time_slots',
    input: { ...windows, date: '2025-10-09' },
    ready: async (desk, project) => ({ request_id: await requestOf(desk, project) }),
    invalid: { date: '2025-13-40' },
    missing: 'date',
    ...otherJobs,
    refused: { input: { date: '2025-10-12' }, outcome: 'date_not_offered' },
  },
  {
    tool: 'get_weather',
    input: { location: 'Tampa' },
    invalid: { location: 'Atlantis' },
    missing: 'location',
    unknown: aboutNobody,
    stranger: aboutNobody,
    refused: always,
  },
  {
    tool: 'get_working_hours',
    input: {},
    invalid: { client: 'CLIENT01' },
    missing: nothingNeeded,
    unknown: aboutNobody,
    stranger: aboutNobody,
    refused: always,
  },
  {
    tool: 'list_notes',
    input: windows,
    invalid: { project_id: tooLong },
    missing: 'project_id',
    ...otherJobs,
    refused: always,
  },
  {
    tool: 'list_projects',
    input: { include_inactive: true },
    invalid: { include_inactive: 'perhaps' },
    missing: nothingNeeded,
    unknown: { input: { location_id: 'LOC_NOWHERE' }, outcome: 'invalid_value' },
    stranger: { location_id: 'LOC_MIAMI' },
    refused: always,
  },
  {
    tool: 'list_recent_tickets',
    input: { from: '335612ab' },
    invalid: { from: tooLong },
    missing: nothingNeeded,
    ...noIdOfAnybody,
    refused: always,
  },
  {
    tool: 'reschedule_appointment',
    input: { ...flooring, new_date: '2025-10-09', new_time: '08:00 AM' },
    ready: offered,
    invalid: { new_time: 'around ten' },
    missing: 'new_time',
    ...otherJobs,
    refused: { input: windows, outcome: 'state_conflict' },
  },
];

async function requestOf(desk: Desks, project_id: string): Promise<string> {
  const { request_id } = await desk.output('get_available_dates', { project_id });
  return String(request_id);
}

/** The request under which times of Thursday were offered for a job. */
async function offered(desk: Desks, project_id: string): Promise<JsonObject> {
  const request_id = await requestOf(desk, project_id);
  await desk.output('get_time_slots', { project_id, date: '2025-10-09', request_id });
  return { request_id };
}
