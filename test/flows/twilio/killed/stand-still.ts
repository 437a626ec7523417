import type { Clock } from '../../../../src/language/clock.ts';

/** Keeps a virtual clock from moving while other programs work, which it does not see. */
export interface StandStill {
  /** Somebody else works, or with -1 somebody does no more. */
  works(more: 1 | -1): void;
}

export function standStill(clock: Clock): StandStill {
  let working = 0;
  let holding = false;
  const hold = async () => {
    holding = true;
    // Whoever sleeps until now wakes before everybody else, and the time has not moved.
    while (working > 0) await clock.sleep(0);
    holding = false;
  };
  return {
    works(more) {
      working += more;
      if (working > 0 && !holding) void hold();
    },
  };
}
