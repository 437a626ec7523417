export type { BackendCall } from './backends/call-context.ts';
export type { Fetch, HttpAccess } from './backends/http-call.ts';
export { schedulingClient } from './backends/scheduling/client.ts';
export type {
  ActionName,
  Customer,
  Parameters,
  Project,
  Result,
  SchedulingError,
  WriteName,
} from './backends/scheduling/contract.ts';
export { type CustomerRecord, type Customers, customers } from './backends/scheduling/customers.ts';
export { schedulingOpenApi } from './backends/scheduling/openapi.ts';
export type { Weather } from './backends/scheduling/parts.ts';
export { type ProjectRecord, type Projects, projects } from './backends/scheduling/projects.ts';
export type { Scheduling } from './backends/scheduling/scheduling.ts';
export { officeCalendar, seedScheduling } from './backends/scheduling/seed.ts';
export { type SchedulingServiceOptions, schedulingService } from './backends/scheduling/service.ts';
export { seededWeather, type WeatherOf } from './backends/scheduling/weather.ts';
export { charactersInSsml, spokenCharacters } from './fulfillment/spoken/spoken-characters.ts';
export { spokenHours } from './fulfillment/spoken/spoken-hours.ts';
export { spokenChoice, spokenList } from './fulfillment/spoken/spoken-list.ts';
export { spokenNumber, spokenOrdinal } from './fulfillment/spoken/spoken-number.ts';
export { spokenDate, spokenTime, spokenWeekday } from './fulfillment/spoken/spoken-time.ts';
export { addNote } from './fulfillment/tools/scheduling/add-note.ts';
export { cancelAppointment } from './fulfillment/tools/scheduling/cancel-appointment.ts';
export { confirmAppointment } from './fulfillment/tools/scheduling/confirm-appointment.ts';
export { getAppointmentStatus } from './fulfillment/tools/scheduling/get-appointment-status.ts';
export { getAvailableDates } from './fulfillment/tools/scheduling/get-available-dates.ts';
export { getProjectDetails } from './fulfillment/tools/scheduling/get-project-details.ts';
export { getTimeSlots } from './fulfillment/tools/scheduling/get-time-slots.ts';
export { getWeather } from './fulfillment/tools/scheduling/get-weather.ts';
export { getWorkingHours } from './fulfillment/tools/scheduling/get-working-hours.ts';
export { listNotes } from './fulfillment/tools/scheduling/list-notes.ts';
export { listProjects } from './fulfillment/tools/scheduling/list-projects.ts';
export { rescheduleAppointment } from './fulfillment/tools/scheduling/reschedule-appointment.ts';
