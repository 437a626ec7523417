import type { Compilable, CompiledQuery, QueryResult } from 'kysely';

/** Stands where a value comes into a statement that is prepared. */
export function slot(name: string): never {
  // The compiler of the query writes a placeholder for whatever value it meets, and keeps the value beside the text.
  return new Slot(name) as never;
}

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** What carries out statements: a database, or what stands before one. */
export interface Executing {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
}

/** The values of a statement, by the names of their slots. */
export type SlotValues = { readonly [slot: string]: unknown };

/**
 * A statement whose text is made once. Making it anew each time would take longer than carrying it out.
 *
 * @example
 * const find = prepared(database, database.selectFrom('records').selectAll().where('key', '=', slot('key')));
 * const { rows } = await find({ key: 'INC0000001' });
 */
export function prepared<Row>(
  database: Executing,
  query: Compilable<Row>,
): (values: SlotValues) => Promise<QueryResult<Row>> {
  const compiled = query.compile();
  return (values) =>
    database.executeQuery<Row>({
      ...compiled,
      parameters: compiled.parameters.map((value) => (value instanceof Slot ? values[value.name] : value)),
    });
}
