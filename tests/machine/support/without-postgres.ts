import { findPostgres } from '../../../scripts/postgres.mjs';

/** Whether what needs PostgreSQL is left out: said where it is, and never so in CI, where it fails. */
export function withoutPostgres(): boolean {
  if (findPostgres() || process.env.CI === 'true') return false;
  process.stdout.write('PostgreSQL is not installed: tests that need it are left out\n');
  return true;
}
