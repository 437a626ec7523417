import { plainName } from '../../../src/language/resource.ts';
import type { TurnRecord } from '../../../src/voice/journal.ts';
import type { Row } from './laws.ts';
import type { Book } from './machine.ts';

const isRecord = (row: Row): row is TurnRecord => !('over' in row);

/** Whether somebody outside may be asked this now: it stands in a turn that is claimed, with nothing unheard before it. */
export function isClaimed(rows: readonly Row[], kind: string, name: string): boolean {
  return rows.filter(isRecord).some(({ document, moment: { said, snapshot }, hearing }) => {
    if (document !== undefined || said.length > 0 || snapshot.effects.at(-1)?.kind !== kind) return false;
    return kind === 'converse' ? hearing?.text === name : String(snapshot.turn) === name;
  });
}

/**
 * What is wrong with what the tools have done, held against what the turns say of it.
 *
 * - I2: a tool whose backend takes no key has written once for every turn that says `ok`, and never more often than
 *   it was asked.
 * - I2: one whose backend takes a key has written once for one input, and it has where a turn says `ok`.
 */
export function effectsAstray(rows: readonly Row[], book: Book): readonly string[] {
  const asked = new Map<number, string>();
  const ends = new Map<number, string>();
  for (const { moment, events } of rows.filter(isRecord)) {
    const question = moment.snapshot.effects.at(-1);
    if (question?.kind === 'invoke')
      asked.set(
        moment.snapshot.turn,
        `${plainName(question.function)} ${JSON.stringify(question.parameters)}`,
      );
    for (const event of events) {
      if (event.kind === 'returned') ends.set(event.turn, outcomeIn(event.result));
    }
  }
  const reused = [...ends].filter(([, outcome]) => outcome === 'key_reused');
  const lines = new Set([...asked.values(), ...book.lines]);
  const astray = [...lines].flatMap((line) => {
    const turns = [...asked].filter(([, own]) => own === line).map(([turn]) => turn);
    const ok = turns.filter((turn) => ends.get(turn) === 'ok').length;
    const written = book.lines.filter((own) => own === line).length;
    const isKeyed = line.startsWith('order_part');
    const [least, most] = isKeyed ? [Math.min(ok, 1), Math.min(turns.length, 1)] : [ok, turns.length];
    return written >= least && written <= most
      ? []
      : [`I2: "${line}" was written ${written} times; ${ok} of ${turns.length} turns say ok`];
  });
  return [...astray, ...reused.map(([turn]) => `I2: turn ${turn} has the key of another turn`)];
}

function outcomeIn(result: unknown): string {
  return typeof result === 'object' && result !== null && 'outcome' in result ? String(result.outcome) : '';
}
