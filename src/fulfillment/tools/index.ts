import { addTicketComment } from './itsm/add-ticket-comment.ts';
import { createTicket } from './itsm/create-ticket.ts';
import { getTicketStatus } from './itsm/get-ticket-status.ts';
import { listRecentTickets } from './itsm/list-recent-tickets.ts';
import { addNote } from './scheduling/add-note.ts';
import { cancelAppointment } from './scheduling/cancel-appointment.ts';
import { confirmAppointment } from './scheduling/confirm-appointment.ts';
import { getAppointmentStatus } from './scheduling/get-appointment-status.ts';
import { getAvailableDates } from './scheduling/get-available-dates.ts';
import { getProjectDetails } from './scheduling/get-project-details.ts';
import { getTimeSlots } from './scheduling/get-time-slots.ts';
import { getWeather } from './scheduling/get-weather.ts';
import { getWorkingHours } from './scheduling/get-working-hours.ts';
import { listNotes } from './scheduling/list-notes.ts';
import { listProjects } from './scheduling/list-projects.ts';
import { rescheduleAppointment } from './scheduling/reschedule-appointment.ts';

/** Every tool of both sides. */
export const tools = [
  addNote,
  addTicketComment,
  cancelAppointment,
  confirmAppointment,
  createTicket,
  getAppointmentStatus,
  getAvailableDates,
  getProjectDetails,
  getTicketStatus,
  getTimeSlots,
  getWeather,
  getWorkingHours,
  listNotes,
  listProjects,
  listRecentTickets,
  rescheduleAppointment,
];
