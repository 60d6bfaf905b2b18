import { basename } from 'node:path';
import type { Source } from './source.ts';

const LIMIT = 300;

/** Files that may be longer, each with its reason. */
const mayBeLong: { [path: string]: string } = {
  'db/migrations/0002_consultations.ts': 'one step, and a migration knows nothing but kysely',
};

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const migration = /^\d{4}_[a-z0-9_]+\.ts$/;

/** Names that are not kebab-case; a migration is `0001_what_it_does.ts`. */
export const nameFaults = ({ path }: Pick<Source, 'path'>): string[] =>
  (path.startsWith('db/migrations/') ? migration : kebab).test(basename(path))
    ? []
    : [`${path} is not kebab-case`];

export const sizeFaults = ({ path, lines }: Pick<Source, 'path' | 'lines'>): string[] =>
  lines > LIMIT && !Object.hasOwn(mayBeLong, path) ? [`${path} has ${lines} lines, more than ${LIMIT}`] : [];

/** Lines a file at a share of the files, from 0 to 1. */
export function linesAt(share: number, sources: Pick<Source, 'lines'>[]): number {
  const sorted = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
