import { systemClock } from '../../language/system-clock.ts';
import type { OpenPhone } from '../../simulate/phone.ts';
import type { Row } from '../../simulate/transcript.ts';
import { connectSealer } from '../../voice/sealer.ts';
import { twilioPhone } from '../../voice/twilio/phone.ts';
import type { ExitCode } from '../command.ts';
import { playCall } from '../play-call.ts';
import type { Terminal } from '../terminal.ts';
import { answeringFlow } from './answering-flow.ts';
import { phoneAnswersIn } from './phone-answers.ts';
import { tellPhoneIssues } from './phone-issues.ts';
import type { TwilioOptions } from './twilio-options.ts';
import { type AnsweredRequest, watchedPhone } from './watched-phone.ts';

/** Rings the flow of the project up through Twilio's webhooks, all of it in this program. */
export async function ringFlow(options: TwilioOptions, terminal: Terminal): Promise<ExitCode> {
  const answering = await answeringFlow(options, terminal);
  const { project, flow, others } = answering;
  await tellPhoneIssues(answering, terminal);
  const { from, to, world, script, json } = options;
  const requests: AnsweredRequest[] = [];
  const asides: Row[] = [];
  const { recordingUrl, functions, ...heard } = phoneAnswersIn(project);
  const open: OpenPhone = (setting) => {
    const { clock } = setting;
    const rang = clock.now();
    return twilioPhone({
      ...setting,
      ...heard,
      recordingUrl: (name) => (recordingUrl(name) === undefined ? undefined : setting.recordingUrl(name)),
      // As it is served: a key that nothing can be encrypted with is found here, and not by a caller.
      sealer: connectSealer(),
      log: ({ level, message, code }) => {
        if (level === 'error' && typeof code === 'string')
          asides.push({ at: clock.now() - rang, who: '!', what: `${message} ${code}` });
      },
    });
  };
  // A request may ask a person what a function answers, and no function thinks that long.
  let thought = 0;
  const wall = () => systemClock.now() - thought;
  const phone = watchedPhone(open, wall, (answered, rows) => {
    requests.push(answered);
    asides.push(...rows);
  });
  const call = {
    flow,
    others,
    project,
    channel: 'twilio',
    phone,
    from,
    to,
    world,
    script,
    asides,
    functions,
  } as const;
  const thinks = (milliseconds: number) => {
    thought += milliseconds;
  };
  return playCall({ ...call, thinks, json: json !== undefined, data: () => ({ requests }) }, terminal);
}
