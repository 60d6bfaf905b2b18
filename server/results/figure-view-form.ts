import type { Key } from '#shared/i18n/catalogues.ts';
import { LONGEST_NAME } from './figure-views.ts';

/** The name that was entered, without what cannot be seen. */
export const nameIn = (fields: URLSearchParams): string =>
  (fields.get('name') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** What is wrong with a name; undefined where nothing is. */
export function nameProblem(name: string): Key | undefined {
  if (name === '') return 'explorer.name_missing';
  if ([...name].length > LONGEST_NAME) return 'explorer.name_long';
  return undefined;
}
