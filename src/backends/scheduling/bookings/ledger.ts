import type { Appointment } from './appointment.ts';
import { isLive } from './appointment-state.ts';
import type { BookingsOptions } from './bookings-options.ts';
import { type CrewDay, dayKey, type Holding, holdingOf, isInTheWay } from './crew-day.ts';
import { inTurns } from './in-turns.ts';
import { refused } from './refused.ts';
import { type Slot, startOf } from './slot.ts';

/** What holds of the appointments of one job. */
export interface Settled {
  /** The last appointment, alive or not. */
  readonly current?: Appointment;
  /** Those before, the oldest first. */
  readonly past: readonly Appointment[];
}

/** What is known of a job's appointments, and what is under way. It is one record, and it alone says what holds. */
export interface Ledger extends Settled {
  readonly moving?: Claim | Release;
}

/**
 * An appointment that is being booked. It is written down here first, then takes its slot, then becomes `current` in
 * one write. Until that write the one before stands.
 */
export interface Claim {
  readonly step: 'claim';
  readonly to: Appointment;
  /** From when on a reader undoes it, in milliseconds since 1970. */
  readonly until: number;
}

/** An appointment that has lost its slot, until the slot is free. */
export interface Release {
  readonly step: 'release';
  readonly from: Appointment;
}

/** A ledger as it was read. */
export interface ReadLedger {
  /** What a write asks for; 0 where there is no ledger yet. */
  readonly version: number;
  readonly ledger: Settled;
  /** Somebody's claim whose lease still runs. */
  readonly claim?: Claim;
}

export interface Ledgers {
  /** Reads a ledger, and first undoes a claim past its lease and finishes a release. */
  read(projectId: string): Promise<ReadLedger>;
  /** Writes a ledger that still has this version, or says false. */
  write(projectId: string, version: number, ledger: Ledger): Promise<boolean>;
  /** Writes as `write` does, then frees the slot that an appointment has lost. Where it cannot, the next read does. */
  release(projectId: string, version: number, ledger: Settled, from: Appointment): Promise<boolean>;
  /** What is held of a day of a crew, and counts. */
  heldOn(day: Pick<Slot, 'crew' | 'date'>): Promise<readonly Holding[]>;
  /**
   * Takes the slot of an appointment that its ledger claims.
   *
   * @throws {TrunklineError} `slot_taken`
   */
  take(appointment: Appointment): Promise<void>;
}

const aDay = 24 * 60 * 60 * 1000;

/**
 * The ledgers and the days of the crews of a store. Each call of a store is about one record, so the order of the
 * writes keeps the two together:
 *
 * - A time is taken after the ledger claims it and freed after the ledger let go of it. So whoever finds a time whose
 *   ledger does not know the appointment may take it over.
 * - Before a time is taken over, the ledger of its holder is read, which undoes a claim past its lease. A holder who
 *   was only slow then finds another version of its ledger and cannot make the appointment its current one.
 * - A day on which nothing is held stays as a record: removed and added again, it would have a version that it had
 *   before, and somebody slow would write over its new holder.
 */
export function ledgers({ store, clock, calendar }: BookingsOptions): Ledgers {
  const records = store.collection<Ledger>('appointments');
  const days = store.collection<CrewDay>('crew-days');

  const write = (projectId: string, version: number, ledger: Ledger) =>
    version === 0 ? records.insert(projectId, ledger) : records.replace(projectId, version, ledger);

  const free = (appointment: Appointment) =>
    inTurns(async () => {
      const found = await days.get(dayKey(appointment));
      const held = found?.value.held.filter(
        ({ appointmentId }) => appointmentId !== appointment.appointmentId,
      );
      if (found === undefined || held?.length === found.value.held.length) return true;
      return (await days.replace(found.key, found.version, { held: held ?? [] })) || undefined;
    });

  const read = (projectId: string) =>
    inTurns<ReadLedger>(async () => {
      const kept = await records.get(projectId);
      const { version, value } = kept ?? { version: 0, value: { past: [] } };
      const { moving, ...ledger }: Ledger = value;
      if (moving === undefined) return { version, ledger };
      if (moving.step === 'release') {
        await free(moving.from);
        await write(projectId, version, ledger);
        return undefined;
      }
      if (clock.now() < moving.until) return { version, ledger, claim: moving };
      await write(projectId, version, { ...ledger, moving: { step: 'release', from: moving.to } });
      return undefined;
    });

  const counts = async ({ projectId, appointmentId }: Holding) => {
    const { ledger, claim } = await read(projectId);
    const live = ledger.current !== undefined && isLive(ledger.current.state) ? [ledger.current] : [];
    const known = claim === undefined ? live : [...live, claim.to];
    return known.some((appointment) => appointment.appointmentId === appointmentId);
  };
  const counting = async (held: readonly Holding[]) => {
    const counted = await Promise.all(held.map(counts));
    return held.filter((_, index) => counted[index]);
  };

  return {
    read,
    write,
    async release(projectId, version, ledger, from) {
      if (!(await write(projectId, version, { ...ledger, moving: { step: 'release', from } }))) return false;
      await read(projectId).catch(() => undefined);
      return true;
    },
    async heldOn(day) {
      const found = await days.get(dayKey(day));
      return counting(found?.value.held ?? []);
    },
    async take(appointment) {
      const key = dayKey(appointment);
      const mine = holdingOf(appointment);
      const placed = { expires: startOf(calendar, appointment) + aDay };
      await inTurns(async () => {
        const found = await days.get(key);
        const held = found?.value.held ?? [];
        if (held.some(({ appointmentId }) => appointmentId === mine.appointmentId)) return true;
        const inTheWay = held.filter((one) => isInTheWay(one, appointment, mine.from));
        if ((await counting(inTheWay)).length > 0) {
          const { date, time } = appointment;
          throw refused('slot_taken', `${date} at ${time} has just been taken. Choose another time.`);
        }
        const next = { held: [...held.filter((one) => !inTheWay.includes(one)), mine] };
        const taken = found ? days.replace(key, found.version, next) : days.insert(key, next, placed);
        return (await taken) || undefined;
      });
    },
  };
}

/** All appointments of a job, the oldest first. */
export function everyAppointment({ past, current }: Settled): readonly Appointment[] {
  return current === undefined ? past : [...past, current];
}
