import { existsSync } from 'node:fs';
import { StoreRefusedError } from '../refusals.ts';

/** A store that is being moved into, beside its place. */
export const movingFile = (file: string): string => `${file}.moving`;

/** Throws StoreRefusedError where a move into this place is not finished: a new store would stand in its way. */
export function requireNoMove(file: string): void {
  if (existsSync(movingFile(file)) && !existsSync(file))
    throw new StoreRefusedError(
      `The move into ${file} is not finished: give the same command again, or remove ${movingFile(file)}`,
    );
}
