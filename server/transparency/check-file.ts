import type { Check } from './store-check.ts';
import { countSize, integrityFaults, strayReferences } from './verification.queries.ts';

/** What SQLite itself says of its pages, indexes and constraints. */
export const checkFile: Check = async ({ db }, look) => {
  look((await countSize(db)).pages);
  return (await integrityFaults(db))[0];
};

/** Every row refers to rows that are there. */
export const checkReferences: Check = async ({ db }, look) => {
  const [stray] = await strayReferences(db);
  look((await countSize(db)).tables);
  return (
    stray &&
    `a row of ${stray.table}${stray.rowid === null ? '' : ` (${stray.rowid})`} refers to a row of ${stray.parent} that is not there`
  );
};
