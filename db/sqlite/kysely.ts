import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../schema.ts';
import type { SqliteFile } from './open.ts';

type Statement = ReturnType<SqliteFile['prepare']>;

/** Typed SQL over one SQLite connection. Statements are prepared once: Kysely would prepare them at each call. */
export function kyselyOver(file: SqliteFile): Kysely<Schema> {
  const prepared = new Map<string, Statement>();
  return new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: {
        close: () => file.close(),
        prepare(sql: string) {
          let statement = prepared.get(sql);
          if (!statement) {
            if (prepared.size >= 500) prepared.clear();
            statement = file.prepare(sql);
            prepared.set(sql, statement);
          }
          return statement;
        },
      },
    }),
  });
}
