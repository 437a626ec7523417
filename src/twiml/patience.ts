import { TrunklineError } from '../language/error.ts';

/** How many prompts and pauses somebody hears in a row and is asked nothing. */
const promptsAtOnce = 500;

/** How long somebody hears prompts out. */
export interface Patience {
  /** @throws {TrunklineError} `never_ends` when it is at its end. */
  spend(): void;
  /** Something else happened. */
  renew(): void;
}

export function openPatience(): Patience {
  let left = promptsAtOnce;
  return {
    spend() {
      left -= 1;
      if (left >= 0) return;
      throw new TrunklineError(
        'never_ends',
        `${promptsAtOnce} prompts and pauses were heard in a row, and nothing was asked. Put a <Gather> into the circle, or end it.`,
      );
    },
    renew() {
      left = promptsAtOnce;
    },
  };
}
