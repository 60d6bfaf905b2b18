import { hashOf, type OutcomeSnapshot } from '../dispositions/outcome-snapshot.ts';
import * as queries from './comment-checks.queries.ts';
import type { Check } from './store-check.ts';

/**
 * Every outcome is what its hash says and adds up in itself; and behind one that is public each opinion that counts stands
 * in a group that has its answer.
 */
export const checkOutcomes: Check = async ({ db }, look) => {
  let last = { consultation_id: '', no: 0 };
  for (const id of await queries.listOutcomeIds(db)) {
    look();
    const outcome = await queries.findOutcome(db, id);
    if (!outcome) continue;
    const { consultation_id, no, snapshot, hash, published_at } = outcome;
    const due = consultation_id === last.consultation_id ? last.no + 1 : 1;
    if (no !== due) return `consultation ${consultation_id}: outcome ${due} is missing`;
    if (hashOf(snapshot) !== hash) return `outcome ${id}: its hash is of another snapshot`;
    const fault = equationFault(JSON.parse(snapshot) as OutcomeSnapshot);
    if (fault) return `outcome ${id}: ${fault}`;
    if (published_at !== null) {
      const loose = await queries.findUnanswered(db, consultation_id);
      if (loose)
        return `consultation ${consultation_id} opinion ${loose.id}: it counts and stands in no group with an answer`;
    }
    last = outcome;
  }
  return undefined;
};

/** Both equations of a published account. */
function equationFault({ comments, opinions, groups }: OutcomeSnapshot): string | undefined {
  const { received, ...states } = comments;
  const sum = Object.values(states).reduce((total, n) => total + n, 0);
  if (sum !== received) return `${received} comments came, ${sum} are accounted for`;
  if (comments.held > 0) return `${comments.held} comments still waited for review`;
  const grouped = groups.reduce((total, each) => total + each.opinions, 0);
  if (opinions.ungrouped > 0 || opinions.counted !== opinions.grouped || grouped !== opinions.counted)
    return `${opinions.counted} opinions counted, ${grouped} stand in groups`;
  const answered = groups.filter(({ outcome }) => outcome !== null).length;
  if (groups.length !== opinions.groups || answered !== groups.length)
    return `${groups.length} groups, ${answered} of them with an answer`;
  return undefined;
}
