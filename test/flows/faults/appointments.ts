import { appointmentDesk } from '../../../flows/appointment-desk/main.ts';
import type { Appointment } from '../../../src/backends/scheduling/bookings/appointment.ts';
import { isLive } from '../../../src/backends/scheduling/bookings/appointment-state.ts';
import { type CrewDay, dayKey } from '../../../src/backends/scheduling/bookings/crew-day.ts';
import { everyAppointment, type Ledger } from '../../../src/backends/scheduling/bookings/ledger.ts';
import { spokenDate, spokenTime } from '../../../src/fulfillment/spoken/spoken-time.ts';
import type { Store } from '../../../src/store/store.ts';
import { desks } from '../desks.ts';
import { appointmentPerson, type Memory } from './appointment-person.ts';
import { type Journey, wrongsOf } from './journey.ts';

const common = {
  ports: ['Connect to Lambda', 'wire to scheduling', 'store of outcomes', 'store of scheduling'],
  flow: appointmentDesk,
  flows: desks['appointment-desk'],
  number: '+12025550101',
  account: 'robin',
  world: {
    hours: { 'Appointment office': 'open' },
    queues: { Appointments: { staffed: 2 } },
    bots: {
      Appointments: [
        { hears: 'when is it', intent: 'Status' },
        { hears: 'book a time', intent: 'Book' },
        { hears: 'move it', intent: 'Move' },
        { hears: 'cancel it', intent: 'Cancel' },
        { hears: 'leave a note', intent: 'Note' },
        { hears: 'gate', intent: 'Note', slots: { note: 'The gate code is with the neighbours' } },
        { hears: 'first', intent: 'Choose', slots: { choice: '1' } },
        { hears: 'second', intent: 'Choose', slots: { choice: '2' } },
        { hears: 'yes', intent: 'Yes' },
        { hears: 'bye', intent: 'Goodbye' },
      ],
    },
  },
} as const satisfies Omit<Journey, 'name' | 'person'>;

/** Books a time for the windows and leaves a note; asks when it is in the next contact. */
export const bookingJourney: Journey = {
  ...common,
  name: 'book',
  person: () => {
    const { person, memory } = appointmentPerson('book');
    return {
      ...person,
      async wrongs({ stores }, isOver) {
        const { all, live } = await appointmentsOf(stores.scheduling, '12347');
        const notes = await stores.scheduling.collection('notes').newest('12347', 100);
        return [
          ...wrongsOf('appointment', memory.standing, all.length, isOver),
          ...wrongsOf('note', memory.note, notes.length, isOver),
          ...otherThanTold(memory, live),
          ...(isOver ? await slotsAstray(stores.scheduling, live) : []),
        ];
      },
    };
  },
};

/** Moves the appointment for the flooring, which stands until the new one does. */
export const movingJourney: Journey = {
  ...common,
  name: 'move',
  person: () => {
    const { person, memory } = appointmentPerson('move');
    return {
      ...person,
      async wrongs({ stores }, isOver) {
        const { all, live } = await appointmentsOf(stores.scheduling, '12345');
        return [
          ...(live.length === 1 ? [] : [`${live.length} live appointments`]),
          ...wrongsOf('move', memory.standing, all.length - 1, isOver),
          ...otherThanTold(memory, live),
          ...(isOver ? await slotsAstray(stores.scheduling, live) : []),
        ];
      },
    };
  },
};

/** Cancels the appointment for the flooring. */
export const cancellingJourney: Journey = {
  ...common,
  name: 'cancel',
  person: () => {
    const { person, memory } = appointmentPerson('cancel');
    return {
      ...person,
      async wrongs({ stores }, isOver) {
        const { all, live } = await appointmentsOf(stores.scheduling, '12345');
        return [
          ...(all.length === 1 ? [] : [`${all.length} appointments`]),
          ...wrongsOf('cancellation', memory.standing, 1 - live.length, isOver),
          ...(isOver ? await slotsAstray(stores.scheduling, live) : []),
        ];
      },
    };
  },
};

/** The appointments of a job as its ledger has them. To read it through the service would put it right. */
async function appointmentsOf(store: Store, projectId: string) {
  const kept = await store.collection<Ledger>('appointments').get(projectId);
  const all = everyAppointment(kept?.value ?? { past: [] });
  return { all, live: all.filter(({ state }) => isLive(state)) };
}

/** Whoever has heard when it is has heard the day and the hour that stand. */
function otherThanTold({ standing, told }: Memory, live: readonly Appointment[]): readonly string[] {
  const there = live.map(({ date, time }) => `${spokenDate(date)}, at ${spokenTime(time)}`);
  const isWrong = standing === 'yes' && told !== undefined && !there.includes(told);
  return isWrong ? [`told ${told}, and there is ${there.join(' and ') || 'none'}`] : [];
}

/** Times of the crew that are held for an appointment that is not alive, and live ones that hold none. */
async function slotsAstray(store: Store, live: readonly Appointment[]): Promise<readonly string[]> {
  const days = store.collection<CrewDay>('crew-days');
  const crew = live[0]?.crew ?? 'tampa-flooring';
  const keys = Array.from({ length: 14 }, (_, day) =>
    dayKey({ crew, date: new Date(Date.UTC(2025, 9, 7 + day)).toISOString().slice(0, 10) }),
  );
  const kept = await Promise.all(keys.map((key) => days.get(key)));
  const held = kept.flatMap((day) =>
    (day?.value.held ?? []).map(({ appointmentId }) => `${appointmentId} on ${day?.key}`),
  );
  const wanted = live.map((one) => `${one.appointmentId} on ${dayKey(one)}`);
  return held.join() === wanted.join() ? [] : [`slots held: ${held.join()}, alive: ${wanted.join()}`];
}
