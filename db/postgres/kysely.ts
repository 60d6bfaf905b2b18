import {
  type DataTypeNode,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  PostgresQueryCompiler,
  replaceWithNoncontingentExpression,
} from 'kysely';
import type pg from 'pg';
import type { Schema } from '../schema.ts';
import { rereading } from './rereading.ts';

/** SQLite knows the empty list. */
const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];

/** Typed SQL over whichever connection of the pool is free, to read with. */
export const kyselyOverPool = (pool: pg.Pool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: rereading(pool) }), plugins });

/** Asks one connection, one statement after the other. */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/** Statements that are asked for together run one after the other. */
export function inLine(client: pg.ClientBase): Ask {
  let turn: Promise<unknown> = Promise.resolve();
  return (sql, values) => {
    const answer = turn.then(() => client.query(sql, values as unknown[]));
    turn = answer.catch(() => {});
    return answer;
  };
}

/** Typed SQL over one connection. */
export const kyselyOver = (client: pg.ClientBase): Kysely<Schema> => kyselyAsking(inLine(client));

export const kyselyAsking = (ask: Ask): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: only(ask) }), plugins });

/** For migrations: every text is compared by its bytes, as SQLite does and whatever the database's own order is. */
export const kyselyForMigrations = (client: pg.ClientBase): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new ByBytes({ pool: only(inLine(client)) }) });

class ByBytes extends PostgresDialect {
  override createQueryCompiler() {
    return new ByBytesCompiler();
  }
}

class ByBytesCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text') this.append(' collate "C"');
  }
}

/** A pool of one, which is never given back: whoever has it has a transaction. */
function only(query: Ask): PostgresPool {
  const connection = { query, release() {} };
  return { connect: async () => connection, end: async () => {} } as unknown as PostgresPool;
}
