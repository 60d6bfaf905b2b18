import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Makes a database of its own out of another, or one that has the newest schema; gives its address, and what drops it. */
export const newDatabase = (template = 'wenji_template') => databaseFrom(`TEMPLATE ${template}`);

/**
 * The same, made before it is asked for: while a test runs, the next ones' databases come about. For a template of which
 * test after test takes a copy.
 */
export async function nextDatabase(template: string): Promise<Made> {
  const made = ahead.get(template) ?? [];
  ahead.set(template, made);
  while (made.length <= AHEAD) {
    const next = newDatabase(template);
    // Whoever gets it is told.
    next.catch(() => {});
    made.push(next);
  }
  return made.shift() as Promise<Made>;
}

const AHEAD = 2;
const ahead = new Map<string, Promise<Made>[]>();

/** One with nothing in it. */
export const emptyDatabase = (encoding = 'UTF8') => databaseFrom(`TEMPLATE template0 ENCODING ${encoding}`);

interface Made {
  url: string;
  drop(): Promise<void>;
}

async function databaseFrom(template: string): Promise<Made> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await ask(`CREATE DATABASE ${name} ${template} STRATEGY file_copy`);
  return {
    url: urlOf(name),
    drop: () => ask(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

export function urlOf(name: string): string {
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs a statement in the cluster's own database; past a pooler, where one is between. */
async function ask(statement: string): Promise<void> {
  const connectionString = process.env.POSTGRES_SERVER_URL ?? inject('postgres');
  admin ??= new pg.Pool({ connectionString, max: 2, allowExitOnIdle: true });
  await admin.query(statement);
}

let admin: pg.Pool | undefined;
