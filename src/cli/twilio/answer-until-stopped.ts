import type { Log } from '../../language/log.ts';
import { systemClock } from '../../language/system-clock.ts';
import { type Served, serveNode } from '../../serve/serve-node.ts';
import type { Store } from '../../store/store.ts';
import type { TwilioVoice } from '../../voice/twilio/twilio-voice.ts';
import type { ExitCode } from '../command.ts';
import { printData, type Terminal } from '../terminal.ts';
import { settingFor } from './number-change.ts';
import type { TwilioOptions } from './twilio-options.ts';

/** A phone that is to be put on its ports. */
export interface ServedPhone {
  readonly phone: TwilioVoice;
  readonly store: Store;
  readonly log: Log;
  /** The name of the flow that answers. */
  readonly flow: string;
  readonly publicUrl: string;
}

/** Twilio does not wait longer for an answer, in milliseconds. */
const grace = 15_000;
const minute = 60_000;
const hour = 60 * minute;

/** Answers until it is told to stop; requests and functions that are under way then still come to their end. */
export async function answerUntilStopped(
  served: ServedPhone,
  { port = 8080, host, metricsPort, json }: TwilioOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { phone, store, log } = served;
  const stopped = untilStopped();
  const over = new AbortController();
  const open: Served[] = [];
  try {
    const calls = await serveNode(phone, { port, grace, ...(host === undefined ? {} : { host }) });
    open.push(calls);
    const metrics = metricsPort === undefined ? undefined : await serveMetrics(phone, metricsPort);
    if (metrics !== undefined) open.push(metrics);
    const urls = { url: calls.url, ...(metrics === undefined ? {} : { metrics: `${metrics.url}/metrics` }) };
    if (json === undefined) terminal.print(startOf(served, urls));
    else printData(terminal, { flow: served.flow, ...urls, number: settingFor(served.publicUrl) });
    const atTimes = every(over.signal, log);
    void atTimes(hour, 'The store could not be swept.', () => store.sweep(systemClock.now()));
    void atTimes(minute, 'What another server has left could not be looked for.', () => phone.recover());
    await stopped;
    log({ level: 'info', message: 'Told to stop. What is under way is answered first.', contactId: '' });
    // Nobody who still talks waits for a sweep; closing the store does.
    over.abort();
    return 0;
  } finally {
    await Promise.all([phone.close(grace), ...open.map(({ close }) => close())]);
  }
}

function serveMetrics(phone: TwilioVoice, port: number): Promise<Served> {
  const fetch = async (request: Request) =>
    new URL(request.url).pathname === '/metrics'
      ? new Response(await phone.metrics(), { headers: { 'content-type': 'text/plain; version=0.0.4' } })
      : new Response(null, { status: 404 });
  return serveNode({ fetch }, { port });
}

function startOf(
  { flow, publicUrl }: ServedPhone,
  { url, metrics }: { readonly url: string; readonly metrics?: string },
): string {
  const { voiceUrl, voiceFallbackUrl, statusCallback } = settingFor(publicUrl);
  return `"${flow}" answers the phone at ${url}. At Twilio, set for the number, each with POST:
  voice URL        ${voiceUrl}
  fallback URL     ${voiceFallbackUrl}
  status callback  ${statusCallback}
This sets them: trunkline twilio setup --number <number> --public-url ${publicUrl}${metrics === undefined ? '' : `\nMetrics: ${metrics}`}`;
}

/** Until the first SIGINT or SIGTERM. The second one ends the program at once, as it would without this. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}

/** Does something now, and again and again until it is over. */
function every(over: AbortSignal, log: Log) {
  return async (milliseconds: number, failure: string, chore: () => Promise<unknown>): Promise<void> => {
    while (!over.aborted) {
      await chore().catch((error: unknown) => {
        log({ level: 'warn', message: failure, contactId: '', error: String(error) });
      });
      // Rejected when it is over, which the loop then sees.
      await systemClock.sleep(milliseconds, over).catch(() => {});
    }
  };
}
