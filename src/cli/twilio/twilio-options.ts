import type { CommonOptions } from '../command.ts';

/** What `trunkline twilio` is told. */
export interface TwilioOptions extends CommonOptions {
  readonly flow?: string;
  readonly publicUrl?: string;
  readonly port?: number;
  readonly host?: string;
  readonly metricsPort?: number;
  readonly from?: string;
  readonly to?: string;
  readonly world?: string;
  readonly script?: string;
  readonly unsigned?: boolean;
  readonly dial?: 'completed' | 'busy' | 'no-answer' | 'failed';
  readonly number?: string;
  readonly yes?: boolean;
  readonly numbers?: boolean;
  readonly made?: string;
}
