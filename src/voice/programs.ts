import { link } from '../engine/link.ts';
import type { Program } from '../engine/program.ts';
import type { Unit } from '../language/document.ts';
import type { Store } from '../store/store.ts';

/** The programs that calls are played on: the present one, and those that calls began with before a deployment. */
export interface Programs {
  /** Keeps the documents of the present program, for servers that come after it. */
  keep(): Promise<void>;
  /** The program of this hash. Where nobody has it any more, the present one, on which the contact ends. */
  of(hash: string): Promise<Program>;
}

/** Opens the programs in a store. */
export function programsIn(store: Store, present: Program): Programs {
  const records = store.collection<{ readonly units: readonly Unit[] }>('programs');
  const linked = new Map<string, Program>([[present.hash, present]]);
  let kept: Promise<unknown> | undefined;

  return {
    async keep() {
      kept ??= records.insert(present.hash, { units: present.units });
      try {
        await kept;
      } catch (error) {
        kept = undefined;
        throw error;
      }
    },
    async of(hash) {
      const known = linked.get(hash);
      if (known !== undefined) return known;
      const found = await records.get(hash);
      if (found === undefined) return present;
      const program = link(found.value.units);
      linked.set(hash, program);
      return program;
    },
  };
}
