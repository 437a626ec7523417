/**
 * When the appointment office is open, for the flows and for the service behind them, with the holiday of the week in
 * which the sample calls are made.
 */
export const officeCalendar = {
  timeZone: 'America/New_York',
  open: {
    monday: ['08:00-17:00'],
    tuesday: ['08:00-17:00'],
    wednesday: ['08:00-17:00'],
    thursday: ['08:00-17:00'],
    friday: ['08:00-17:00'],
  },
  closed: ['2025-10-13'],
};
