import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/postgres/migrate.ts';
import { dialect } from './dialect.ts';
import { sqliteOnly } from './sqlite-only.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PostgreSQL cluster; '' where the suite runs on SQLite. */
    postgres: string;
  }
}

/**
 * Starts a cluster for a run on PostgreSQL; one that is there already is told by POSTGRES_URL, and by POSTGRES_SERVER_URL
 * the server itself where the former is a pooler.
 */
export default async function setup({ provide }: TestProject) {
  if (dialect === 'sqlite') {
    provide('postgres', '');
    return undefined;
  }
  tellWhatIsLeftOut();
  const { startPostgres } = await import('../../scripts/postgres.mjs');
  const known = process.env.POSTGRES_URL;
  const cluster = known ? undefined : await startPostgres();
  const url = known ?? cluster?.url ?? '';
  try {
    await makeTemplate(process.env.POSTGRES_SERVER_URL ?? url);
  } catch (error) {
    cluster?.remove();
    throw error;
  }
  provide('postgres', url);
  return () => cluster?.remove();
}

function tellWhatIsLeftOut(): void {
  const files = Object.entries(sqliteOnly);
  const lines = files.map(([file, about]) => `  ${file}: ${about}`);
  process.stdout.write(
    `On PostgreSQL ${files.length} files are left out, for they are about SQLite alone:\n${lines.join('\n')}\n`,
  );
}

/** A database with the newest schema, of which each test gets a copy. */
async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('DROP DATABASE IF EXISTS wenji_template WITH (FORCE)');
  await client.query('CREATE DATABASE wenji_template');
  await client.end();
  const template = new URL(url);
  template.pathname = '/wenji_template';
  await migrate(template.href);
}
