import type { Bots } from '../../bot/bot.ts';
import type { PhoneFunction } from '../../voice/phone-platform.ts';

/** How a project answers the phone through Twilio. What is secret stands in the environment and not here. */
export interface TwilioConfig {
  /** The flow that calls begin with, by its name. It may be left out where there is only one. */
  readonly flow?: string;
  /** A number of the account, which third parties are shown. @default the number of the flow, else the caller's own */
  readonly callerId?: string;
  /** Said while a function takes long. @default 'One moment, please.' */
  readonly holdLine?: string;
  /**
   * The functions that are no tools, by the names that the flows use. One that throws has failed, and after a failure in
   * between it may be called again with the same contact and parameters. `trunkline twilio simulate` runs what no mock and
   * no world stands in for.
   *
   * @example
   * ```ts
   * { 'order-status': async (parameters) => ({ status: 'on its way' }) }
   * ```
   */
  readonly functions?: { readonly [name: string]: PhoneFunction };
  /** Where Twilio finds recordings, by their names in the prompt library or their `s3://` addresses. */
  readonly recordings?: { readonly [recording: string]: string };
  /** What Twilio calls the queues of the flow. @default their own names */
  readonly queues?: { readonly [queue: string]: string };
  /** Opens the bots that the flow hands over to: `lexBots()` of `trunkline/bot` gives those of Amazon Lex. */
  readonly bots?: () => Promise<Bots>;
}
