import { hashOf } from '../results/snapshot.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** Every release is what its hash says, none is missing between others, and it names versions that are there. */
export const checkReleases: Check = async ({ db }, look) => {
  const versions = new Set(
    (await queries.listVersions(db)).map(
      ({ questionnaire_id, no, hash }) => `${questionnaire_id} ${no} ${hash}`,
    ),
  );
  let last = { questionnaire_id: '', no: 0 };
  for (const id of await queries.listReleaseIds(db)) {
    look();
    const release = await queries.findRelease(db, id);
    if (!release) continue;
    const { questionnaire_id, no, snapshot, hash } = release;
    const due = questionnaire_id === last.questionnaire_id ? last.no + 1 : 1;
    if (no !== due) return `questionnaire ${questionnaire_id}: release ${due} is missing`;
    if (hashOf(snapshot) !== hash) return `release ${id}: its hash is of another snapshot`;
    const named = JSON.parse(snapshot) as { versions: { no: number; hash: string }[] };
    if (named.versions.some((each) => !versions.has(`${questionnaire_id} ${each.no} ${each.hash}`)))
      return `release ${id}: it names a version that is not there`;
    last = release;
  }
  return undefined;
};
