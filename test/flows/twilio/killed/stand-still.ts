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
    await clock.sleep(0);
    if (isStill()) await hold();
    holding = false;
  };
  const isStill = () => working > 0;
  return {
    works(more) {
      working += more;
      if (isStill() && !holding) void hold();
    },
  };
}
