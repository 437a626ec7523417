import type { CompiledQuery, QueryResult } from 'kysely';
import type { Executing } from './prepared.ts';
import type { OpenDatabase } from './sqlite-database.ts';

interface Waiting {
  readonly query: CompiledQuery;
  readonly resolve: (result: QueryResult<never>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Carries out statements on the one connection of a SQLite database. Writes that come in one turn of the event loop
 * are one transaction, since a commit takes longer than what it commits; each is answered when all are committed. The
 * lock is held for their statements alone, and a read sees what is committed.
 *
 * @see https://www.sqlite.org/wal.html
 */
export function groupCommit(database: OpenDatabase): Executing {
  let waiting: Waiting[] = [];

  const carryOut = ({ sql, parameters }: CompiledQuery): QueryResult<never> => {
    const { changes } = database.prepare(sql).run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  };

  function together(all: readonly Waiting[]): readonly QueryResult<never>[] | undefined {
    database.exec('begin immediate');
    try {
      const results = all.map(({ query }) => carryOut(query));
      database.exec('commit');
      return results;
    } catch {
      // After some errors SQLite has rolled back itself, and says so.
      try {
        database.exec('rollback');
      } catch {}
      return undefined;
    }
  }

  function commit(): void {
    const all = waiting;
    waiting = [];
    try {
      const results = all.length === 1 ? undefined : together(all);
      for (const [index, { query, resolve, reject }] of all.entries()) {
        // Where one of them has failed, none took place, and each goes its own way.
        try {
          resolve(results?.[index] ?? carryOut(query));
        } catch (error) {
          reject(error);
        }
      }
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }

  return {
    executeQuery: async <Row>(query: CompiledQuery<Row>) => {
      if (/^select\b/i.test(query.sql))
        return { rows: database.prepare(query.sql).all(query.parameters) as Row[] };
      if (waiting.length === 0) setImmediate(commit);
      return new Promise<QueryResult<never>>((resolve, reject) => {
        waiting.push({ query, resolve, reject });
      });
    },
  };
}
