import { systemClock } from '../../language/system-clock.ts';
import type { OpenPhone } from '../../simulate/phone.ts';
import type { Row } from '../../simulate/transcript.ts';
import { twilioPhone } from '../../voice/twilio/phone.ts';
import type { ExitCode } from '../command.ts';
import { playCall } from '../play-call.ts';
import type { Terminal } from '../terminal.ts';
import { answeringFlow } from './answering-flow.ts';
import { tellPhoneIssues } from './phone-issues.ts';
import { recordingUrlIn } from './recording-url.ts';
import type { TwilioOptions } from './twilio-options.ts';

/** A request of a simulated call, and what came of it. */
interface AnsweredRequest {
  /** Milliseconds since the call began. */
  readonly at: number;
  readonly method: string;
  /** With what turn it is about. */
  readonly path: string;
  readonly status: number;
  /** On the clock on the wall. */
  readonly milliseconds: number;
}

/** Rings the flow of the project up through Twilio's webhooks, all of it in this program. */
export async function ringFlow(options: TwilioOptions, terminal: Terminal): Promise<ExitCode> {
  const answering = await answeringFlow(options, terminal);
  const { project, flow, others } = answering;
  await tellPhoneIssues(answering, terminal);
  const { from, to, world, script, json } = options;
  const requests: AnsweredRequest[] = [];
  const asides: Row[] = [];
  const urlOf = recordingUrlIn(project);
  const open: OpenPhone = (setting) =>
    twilioPhone({
      ...setting,
      recordingUrl: (name) => (urlOf(name) === undefined ? undefined : setting.recordingUrl(name)),
    });
  const phone = watched(open, (answered, at) => {
    requests.push(answered);
    const { method, path, status, milliseconds } = answered;
    // Where it is answered: what was asked of functions meanwhile stands before it.
    asides.push({ at, who: 'request', what: `${method} ${path}  ${status}  ${milliseconds} ms` });
  });
  const call = { flow, others, project, channel: 'twilio', phone, from, to, world, script, asides } as const;
  return playCall({ ...call, json: json !== undefined, data: () => ({ requests }) }, terminal);
}

/** A phone whose requests are told of. */
function watched(open: OpenPhone, told: (answered: AnsweredRequest, at: number) => void): OpenPhone {
  return async (setting) => {
    const phone = await open(setting);
    const { clock } = setting;
    const rang = clock.now();
    return {
      ...phone,
      async fetch(request) {
        const { method, url } = request;
        const { pathname, search } = new URL(url);
        const [at, begun] = [clock.now() - rang, systemClock.now()];
        const response = await phone.fetch(request);
        const milliseconds = systemClock.now() - begun;
        const answered = { at, method, path: pathname + search, status: response.status, milliseconds };
        told(answered, clock.now() - rang);
        return response;
      },
    };
  };
}
