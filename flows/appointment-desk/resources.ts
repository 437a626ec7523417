import { botNamed, fn, hours, queue } from '../../src/index.ts';

/**
 * Everything outside the flows that they name. The functions find the customer by the contact that calls them: by the
 * number of a caller, or by the account of a chat. Those that can refuse tell so by `outcome`: `ok`, or why not.
 *
 * What is offered comes three at a time: `offer` reads it out, `later` is where the next three begin, and `from` asks
 * for those.
 */

/** The jobs of a customer: `unknown_customer`, `no_projects`. `phone` finds one whom the contact does not tell. */
export const listProjects = fn('list_projects', {
  returns: [
    'outcome',
    'first_name',
    'project_count',
    'offer',
    'project1',
    'project2',
    'project3',
    'spoken1',
    'spoken2',
    'spoken3',
    'later',
  ],
});
/** What there is to know of a job. Its `state` is `open` for a time, `scheduled`, or anything else for neither. */
export const getProjectDetails = fn('get_project_details', { returns: ['state', 'location'] });
/** The appointment of a job: `outcome` is `scheduled`, `not_scheduled` or `project_not_found`. */
export const getAppointmentStatus = fn('get_appointment_status', {
  returns: ['outcome', 'day', 'hour', 'technician', 'can_cancel'],
});
/** The days on which a job can be done: `none_left`, `not_schedulable`. */
export const getAvailableDates = fn('get_available_dates', {
  returns: [
    'outcome',
    'request_id',
    'offer',
    'date1',
    'date2',
    'date3',
    'spoken1',
    'spoken2',
    'spoken3',
    'later',
  ],
});
/** The times of such a day, which `day` names: `date_not_offered`. */
export const getTimeSlots = fn('get_time_slots', {
  returns: ['outcome', 'day', 'offer', 'time1', 'time2', 'time3', 'spoken1', 'spoken2', 'spoken3', 'later'],
});
/** Books a time that was offered: `slot_taken`, `already_scheduled`. Called twice for one contact, it books once. */
export const confirmAppointment = fn('confirm_appointment', { returns: ['outcome'] });
/** Books the new time and only then gives the old one up: `slot_taken`. Whatever fails, one of them stands. */
export const rescheduleAppointment = fn('reschedule_appointment', { returns: ['outcome'] });
/** Cancels the appointment of a job: `state_conflict`. */
export const cancelAppointment = fn('cancel_appointment', { returns: ['outcome'] });
/** How many notes a job has. */
export const listNotes = fn('list_notes', { returns: ['total_count'] });
/** Writes a note to a job: `project_not_found`. */
export const addNote = fn('add_note', { returns: ['outcome'] });
/** When people are there, and when next; both are read out as they stand. */
export const getWorkingHours = fn('get_working_hours', { returns: ['hours', 'next_opening'] });
/** The forecast for a place. */
export const getWeather = fn('get_weather', { returns: ['area', 'forecast'] });

/**
 * The bot. `Choose` has the slot `choice`: `1`, `2` or `3` for what was offered, else what was said, a date or a time
 * in the form that the functions take. `Note` has `note`, `Reason` has `reason`, `GiveNumber` has `number`; `Book`,
 * `Move`, `Cancel`, `Status`, `Weather`, `Hours`, `OtherJob`, `More`, `Back`, `Yes`, `No`, `Agent` and `Goodbye` have
 * none. `Yes` is an explicit one: a mere "yeah" is not.
 */
export const appointmentBot = botNamed('Appointments');

export const appointmentQueue = queue('Appointments');
export const officeHours = hours('Appointment office');
