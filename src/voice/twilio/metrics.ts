import { Counter, Histogram, Registry } from 'prom-client';
import type { RefusalReason } from './admission.ts';

/** What the phone counts. Labels have few values, and none of them comes from outside. */
export interface PhoneMetrics {
  /** A request was answered. `route` is one of ours, or `other`. */
  answered(route: string, status: number, seconds: number): void;
  refused(reason: RefusalReason): void;
  /** A document was given; the same as before where the request had been taken already. */
  told(repeated: boolean): void;
  /** A caller was told to wait, since a function takes long. */
  held(): void;
  /** A function was asked for. */
  invoked(outcome: 'failed' | 'returned'): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

/**
 * Counts on a registry of its own, so that several phones of one program do not meet.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function phoneMetrics(): PhoneMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'trunkline_twilio_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'trunkline_twilio_request_seconds',
    help: 'How long the answer to a request took. Twilio waits 15 seconds.',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers,
  });
  const refused = new Counter({
    name: 'trunkline_twilio_refused_total',
    help: 'Requests that were not let in.',
    labelNames: ['reason'],
    registers,
  });
  const documents = new Counter({
    name: 'trunkline_twilio_documents_total',
    help: 'Documents that were given, again where the request had been taken before.',
    labelNames: ['repeated'],
    registers,
  });
  const held = new Counter({
    name: 'trunkline_twilio_held_total',
    help: 'Times that a caller was told to wait for a function.',
    registers,
  });
  const invoked = new Counter({
    name: 'trunkline_twilio_functions_total',
    help: 'Functions that flows asked for.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    answered(route, status, taken) {
      requests.inc({ route, status: String(status) });
      seconds.observe({ route }, taken);
    },
    refused: (reason) => refused.inc({ reason }),
    told: (repeated) => documents.inc({ repeated: String(repeated) }),
    held: () => held.inc(),
    invoked: (outcome) => invoked.inc({ outcome }),
    text: () => registry.metrics(),
  };
}
