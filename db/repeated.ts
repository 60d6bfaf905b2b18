import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A query that runs for every request: its SQL is made once, then only the values change. `build` must put each value in
 * as a parameter, and nothing in it may depend on what the values are.
 */
export function repeated<V extends object, R>(
  build: (db: Kysely<Schema>, values: V) => Compilable<R>,
): (db: Kysely<Schema>, values: V) => Promise<QueryResult<R>> {
  const made = new Map<unknown, { query: CompiledQuery<R>; names: (keyof V)[] }>();
  const make = (db: Kysely<Schema>, values: V) => {
    const marks = new Map(Object.keys(values).map((name) => [`:${name}`, name as keyof V]));
    const marked = Object.fromEntries([...marks].map(([mark, name]) => [name, mark])) as V;
    const query = build(db, marked).compile();
    const names = query.parameters.map((mark) => {
      const name = marks.get(mark as string);
      if (name === undefined) throw new Error(`Not one of the values: ${mark}`);
      return name;
    });
    return { query, names };
  };
  return (db, values) => {
    const dialect = db.getExecutor().adapter.constructor;
    const { query, names } = made.get(dialect) ?? make(db, values);
    if (!made.has(dialect)) made.set(dialect, { query, names });
    const parameters = names.map((name) => values[name]);
    return db.executeQuery({ ...query, parameters });
  };
}
