import type { OpenPhone } from '../../simulate/phone.ts';
import type { Row } from '../../simulate/transcript.ts';
import { usualBudget } from '../../voice/voice-calls.ts';

/** A request of a simulated call, and what came of it. */
export interface AnsweredRequest {
  /** Milliseconds since the call began. */
  readonly at: number;
  readonly method: string;
  /** With what turn it is about. */
  readonly path: string;
  readonly status: number;
  /** On the clock on the wall. */
  readonly milliseconds: number;
}

/**
 * A phone whose requests are told of, each when it is answered.
 *
 * @param wall Milliseconds on the clock on the wall: real tools take their time there, and not on the clock of the call.
 */
export function watchedPhone(
  open: OpenPhone,
  wall: () => number,
  told: (answered: AnsweredRequest, rows: readonly Row[]) => void,
): OpenPhone {
  return async (setting) => {
    const phone = await open(setting);
    const { clock } = setting;
    const rang = clock.now();
    return {
      ...phone,
      async fetch(request) {
        const { method, url } = request;
        const { pathname, search } = new URL(url);
        const [at, begun] = [clock.now() - rang, wall()];
        const response = await phone.fetch(request);
        const milliseconds = wall() - begun;
        const answered = { at, method, path: pathname + search, status: response.status, milliseconds };
        // Where it is answered: what was asked of functions meanwhile stands before it.
        told(answered, rowsOf(answered, clock.now() - rang));
        return response;
      },
    };
  };
}

function rowsOf({ method, path, status, milliseconds }: AnsweredRequest, at: number): readonly Row[] {
  const request = { at, who: 'request', what: `${method} ${path}  ${status}  ${milliseconds} ms` };
  return milliseconds > usualBudget ? [request, { at, who: '!', what: tooLong }] : [request];
}

const tooLong = `On the phone, a caller would have heard the hold line after ${usualBudget / 1000} s of that. A function that takes longer than its time limit fails there.`;
