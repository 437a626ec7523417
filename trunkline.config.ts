import { defineConfig } from 'trunkline';

/**
 * The sample project: the flow of the README, and two desks. The functions answer as if every caller were Sam at the IT service desk, and Robin at
 * the appointment desk.
 */
export const config = defineConfig({
  flows: [
    'flows/examples/order-line.ts',
    'flows/it-service-desk/main.ts',
    'flows/it-service-desk/queue.ts',
    'flows/it-service-desk/goodbye.ts',
    'flows/it-service-desk/verify-caller.ts',
    'flows/appointment-desk/main.ts',
    'flows/appointment-desk/person.ts',
    'flows/appointment-desk/queue.ts',
    'flows/appointment-desk/book-or-move.ts',
    'flows/appointment-desk/cancel.ts',
    'flows/appointment-desk/choose-slot.ts',
    'flows/appointment-desk/find-job.ts',
    'flows/appointment-desk/pick-one.ts',
    'flows/appointment-desk/take-note.ts',
  ],
  fixtures: 'fixtures',
  out: 'build/flows',
  hours: {
    'Service desk': {
      timeZone: 'America/New_York',
      open: {
        monday: ['08:00-18:00'],
        tuesday: ['08:00-18:00'],
        wednesday: ['08:00-18:00'],
        thursday: ['08:00-18:00'],
        friday: ['08:00-18:00'],
      },
    },
    'Appointment office': {
      timeZone: 'America/New_York',
      open: {
        monday: ['08:00-17:00'],
        tuesday: ['08:00-17:00'],
        wednesday: ['08:00-17:00'],
        thursday: ['08:00-17:00'],
        friday: ['08:00-17:00'],
      },
      closed: ['2025-10-13'],
    },
  },
  functions: {
    'lookup-caller': { mock: { found: 'true', name: 'Sam', key: 'c_1' } },
    'create-ticket': { mock: { number: '4-0-1-2-7' } },
    'ticket-status': { mock: { found: 'true', status: 'in progress' } },
    'add-comment': { mock: { found: 'true' } },
    list_projects: {
      mock: {
        outcome: 'ok',
        first_name: 'Robin',
        project_count: '1',
        project1: '12347',
        spoken1: 'windows installation',
      },
    },
    get_project_details: { mock: { state: 'open', location: 'Tampa' } },
    get_appointment_status: { mock: { outcome: 'not_scheduled' } },
    get_available_dates: {
      mock: {
        outcome: 'ok',
        request_id: 'R1',
        offer: 'Tuesday, October seventh; Wednesday, October eighth; or Thursday, October ninth',
        date1: '2025-10-07',
        date2: '2025-10-08',
        date3: '2025-10-09',
        spoken1: 'Tuesday, October seventh',
        spoken2: 'Wednesday, October eighth',
        spoken3: 'Thursday, October ninth',
      },
    },
    get_time_slots: {
      mock: {
        outcome: 'ok',
        day: 'Tuesday, October seventh',
        offer: 'eight A M, nine A M or ten A M',
        time1: '08:00 AM',
        time2: '09:00 AM',
        time3: '10:00 AM',
        spoken1: 'eight A M',
        spoken2: 'nine A M',
        spoken3: 'ten A M',
      },
    },
    confirm_appointment: { mock: { outcome: 'ok' } },
    reschedule_appointment: { mock: { outcome: 'ok' } },
    cancel_appointment: { mock: { outcome: 'ok' } },
    list_notes: { mock: { total_count: '0' } },
    add_note: { mock: { outcome: 'ok' } },
    get_working_hours: {
      mock: { hours: 'on weekdays, from eight to five', next_opening: 'on Monday, at eight A M' },
    },
    get_weather: { mock: { area: 'Tampa', forecast: 'sunny, with some clouds' } },
  },
});
