import { defineConfig } from 'trunkline';
import { officeCalendar } from './flows/appointment-desk/office-calendar.ts';

/**
 * The sample project: the flow of the README, and two desks. The tools run for real, on services with sample callers;
 * the directory of the IT service desk answers as if every caller were Sam.
 */
export const config = defineConfig({
  flows: [
    'flows/examples/order-line.ts',
    'flows/it-service-desk/main.ts',
    'flows/it-service-desk/queue.ts',
    'flows/it-service-desk/find-ticket.ts',
    'flows/it-service-desk/goodbye.ts',
    'flows/it-service-desk/verify-caller.ts',
    'flows/appointment-desk/main.ts',
    'flows/appointment-desk/person.ts',
    'flows/appointment-desk/queue.ts',
    'flows/appointment-desk/book-or-move.ts',
    'flows/appointment-desk/cancel.ts',
    'flows/appointment-desk/choose-slot.ts',
    'flows/appointment-desk/find-job.ts',
    'flows/appointment-desk/how-it-went.ts',
    'flows/appointment-desk/pick-one.ts',
    'flows/appointment-desk/take-note.ts',
  ],
  fixtures: 'fixtures',
  out: 'build/flows',
  // Loaded where tools are run: most commands only read flows.
  tools: async (setting) => (await import('./flows/tools.ts')).openTools(setting),
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
    'Appointment office': officeCalendar,
  },
  functions: {
    'lookup-caller': { mock: { found: 'true', name: 'Sam', number: '+12025550101' } },
  },
});
