import type * as z from 'zod';
import type { Store } from '../../store/store.ts';
import type { Job } from './bookings/job.ts';
import { refused } from './bookings/refused.ts';
import { jobStateOf } from './job-state.ts';
import type { address, technician } from './parts.ts';

/** A job as it is kept. Its appointment is kept apart, by the bookings. */
export interface ProjectRecord {
  readonly project_id: string;
  readonly customer_id: string;
  readonly order_number: string;
  readonly project_type: string;
  readonly category: string;
  /** As the office worded it, before anything was booked here. */
  readonly status: string;
  readonly store: string;
  /** Whose calendar it takes. No slash. */
  readonly crew: string;
  readonly duration_minutes: number;
  readonly address: z.output<typeof address>;
  /** For a company with several places. */
  readonly location_id?: string;
  readonly technician?: z.output<typeof technician> & {
    /** E.164 */
    readonly number?: string;
  };
  /** Dates, `2025-10-07`. */
  readonly sold?: string;
  readonly completed?: string;
}

/** Jobs by their ids, and those of a customer. */
export interface Projects {
  /** Adds a job that is not there yet; one that is stays as it stands. */
  add(project: ProjectRecord): Promise<void>;
  /**
   * A job of this customer.
   *
   * @throws {TrunklineError} `project_not_found`, the same for a job of somebody else as for one that is not there.
   */
  get(customerId: string, projectId: string): Promise<ProjectRecord>;
  /** All jobs of a customer by their number, a thousand at the most. */
  of(customerId: string): Promise<readonly ProjectRecord[]>;
}

/**
 * The jobs of a store.
 *
 * @example const jobs = await projects(store).of('CUST001');
 */
export function projects(store: Store): Projects {
  const records = store.collection<ProjectRecord>('projects');
  return {
    async add(project) {
      await records.insert(project.project_id, project, {
        group: project.customer_id,
        order: project.project_id,
      });
    },
    async get(customerId, projectId) {
      const found = (await records.get(projectId))?.value;
      if (found?.customer_id === customerId) return found;
      throw refused('project_not_found', 'The customer has no such project.');
    },
    async of(customerId) {
      return (await records.newest(customerId, 1000)).map(({ value }) => value).toReversed();
    },
  };
}

/** What the bookings need to know of a job. */
export function jobOf(project: ProjectRecord): Job {
  return {
    projectId: project.project_id,
    customerId: project.customer_id,
    crew: project.crew,
    durationMinutes: project.duration_minutes,
    state: jobStateOf(project.status),
  };
}
