/**
 * The one error this package throws on purpose: when a call cannot be carried out as it was written.
 * What is wrong with a *flow* is never thrown; it comes back as issues.
 */
export class TrunklineError extends Error {
  /** Stable, for machines: `step_missing`, `unmocked`, … */
  readonly code: string;
  readonly args: { readonly [name: string]: unknown };

  constructor(
    code: string,
    message: string,
    args: { readonly [name: string]: unknown } = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TrunklineError';
    this.code = code;
    this.args = args;
  }
}
