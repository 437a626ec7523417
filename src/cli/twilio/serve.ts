import type { OpenTools } from '../../fulfillment/open-tools.ts';
import type { Log } from '../../language/log.ts';
import { maskedLine } from '../../language/mask.ts';
import { systemClock } from '../../language/system-clock.ts';
import type { Store } from '../../store/store.ts';
import { connectSealer } from '../../voice/sealer.ts';
import { type TwilioVoice, twilioVoice } from '../../voice/twilio/twilio-voice.ts';
import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { openProjectTools } from '../tools/open-project-tools.ts';
import { accountSidIn, authTokensIn } from './account.ts';
import { answerUntilStopped } from './answer-until-stopped.ts';
import { type AnsweringFlow, answeringFlow } from './answering-flow.ts';
import { openCallStore } from './call-store.ts';
import { phoneAnswersIn } from './phone-answers.ts';
import { tellPhoneIssues } from './phone-issues.ts';
import { publicUrl } from './public-url.ts';
import { stopRecordingIn } from './stop-recording.ts';
import type { TwilioOptions } from './twilio-options.ts';
import { unanswered } from './unanswered.ts';

/**
 * Answers the phone with a flow of the project until it is told to stop. A flow with errors answers nobody.
 *
 * @throws {TrunklineError} `usage`, and what opening the store and the ports throws.
 */
export async function servePhone(options: TwilioOptions, terminal: Terminal): Promise<ExitCode> {
  const { env } = terminal.host;
  const settings = {
    env,
    publicUrl: publicUrl(options.publicUrl),
    authTokens: authTokensIn(env),
    accountSid: accountSidIn(env),
  };
  const answering = await answeringFlow(options, terminal);
  const { project, flow } = answering;
  const log: Log = (line) => {
    const time = new Date(systemClock.now()).toISOString();
    terminal.note(JSON.stringify({ time, ...maskedLine(line) }));
  };
  const store = await openCallStore(project, env);
  try {
    const tools =
      project.config.tools === undefined ? undefined : await openProjectTools(terminal, options, log);
    try {
      if (await hasErrors(answering, tools, terminal)) return 1;
      const phone = await phoneOf(answering, { ...settings, store, tools, log });
      const served = { phone, store, log, flow: flow.name, publicUrl: settings.publicUrl };
      return await answerUntilStopped(served, options, terminal);
    } finally {
      await tools?.close();
    }
  } finally {
    await store.close();
  }
}

interface PhoneSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly publicUrl: string;
  readonly authTokens: readonly string[];
  readonly accountSid: string | undefined;
  readonly store: Store;
  readonly tools: OpenTools | undefined;
  readonly log: Log;
}

async function phoneOf(
  { project, flow, others }: AnsweringFlow,
  { env, publicUrl: url, authTokens, accountSid, store, tools, log }: PhoneSettings,
): Promise<TwilioVoice> {
  const { hours, twilio = {} } = project.config;
  const { callerId, queues = {}, bots } = twilio;
  const [authToken = ''] = authTokens;
  const account = accountSid === undefined ? undefined : { sid: accountSid, authToken };
  return twilioVoice({
    flow,
    flows: others,
    store,
    log,
    publicUrl: url,
    authTokens,
    clock: systemClock,
    sealer: connectSealer(),
    // Every server has it, and nothing is kept for longer than a call.
    secret: authToken,
    ...phoneAnswersIn(project),
    queueName: (queue) => (Object.hasOwn(queues, queue) ? queues[queue] : undefined) ?? queue,
    ...(account === undefined
      ? {}
      : { accountSid: account.sid, stopRecording: stopRecordingIn(account, env) }),
    ...(callerId === undefined ? {} : { callerId }),
    ...(hours === undefined ? {} : { hours }),
    ...(tools === undefined ? {} : { tools: tools.fulfillment }),
    ...(bots === undefined ? {} : { bots: await bots() }),
  });
}

/** Says what callers will not get as the flow has it, and whether it has errors: with those nobody should answer. */
async function hasErrors(
  answering: AnsweringFlow,
  tools: OpenTools | undefined,
  terminal: Terminal,
): Promise<boolean> {
  const errors = await tellPhoneIssues(answering, terminal);
  for (const sentence of unanswered(answering, tools?.fulfillment.tools.keys() ?? []))
    terminal.note(sentence);
  if (errors > 0)
    terminal.note(
      `"${answering.flow.name}" does not answer while it has errors. Mend ${errors === 1 ? 'it' : 'them'} first.`,
    );
  return errors > 0;
}
