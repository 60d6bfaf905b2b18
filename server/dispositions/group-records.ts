import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome, Stance } from '#shared/terms.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { type Clause, findLineage } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import * as dispositions from './dispositions.queries.ts';
import * as queries from './groups.queries.ts';

/** A department's answer to a group, as it was written at one time. */
export interface Disposition {
  no: number;
  outcome: DispositionOutcome;
  reason: Text | null;
  /** What changes in the draft. */
  result: Text | null;
  lineages: string[];
  officerId: string;
  officerTitle: Text;
  at: Date;
}

/** A distinct opinion with what is in it now. */
export interface Group {
  id: string;
  no: number;
  title: Text;
  /** Opinions that count; without one the group counts nothing. */
  opinions: number;
  /** The comments that they come from, in 件. */
  comments: number;
  stances: { [stance in Stance]?: number };
  /** The clauses that the opinions speak of; null is the whole draft. */
  lineages: (string | null)[];
  /** Every answer, the one that holds last. */
  dispositions: Disposition[];
}

/** The answer that holds. */
export const heldDisposition = ({ dispositions }: Pick<Group, 'dispositions'>): Disposition | undefined =>
  dispositions.at(-1);

/** Whether it is one of the 条: it holds an opinion that counts. */
export const isCounted = ({ opinions }: Pick<Group, 'opinions'>): boolean => opinions > 0;

export const onlyAsks = ({ stances, opinions }: Pick<Group, 'stances' | 'opinions'>): boolean =>
  (stances.ask ?? 0) === opinions;

/** The groups of a consultation by number, empty ones among them. */
export async function listGroups(ctx: Context, { id }: Pick<Consultation, 'id'>): Promise<Group[]> {
  const rows = await queries.listGroups(ctx.db, id);
  const groups = new Map(
    rows.map((row): [string, Group] => [
      row.id,
      {
        id: row.id,
        no: row.no,
        title: JSON.parse(row.title) as Text,
        opinions: 0,
        comments: 0,
        stances: {},
        lineages: [],
        dispositions: [],
      },
    ]),
  );
  const comments = new Map<Group, Set<number>>();
  for (const { group_id, lineage, stance, comment_no } of await queries.listMembers(ctx.db, id)) {
    const group = groups.get(group_id);
    if (!group) continue;
    group.opinions += 1;
    group.stances[stance as Stance] = (group.stances[stance as Stance] ?? 0) + 1;
    if (!group.lineages.includes(lineage)) group.lineages.push(lineage);
    comments.set(group, (comments.get(group) ?? new Set()).add(comment_no));
  }
  for (const [group, nos] of comments) group.comments = nos.size;
  for (const row of await dispositions.listDispositions(ctx.db, id))
    groups.get(row.group_id)?.dispositions.push(dispositionOf(row));
  return [...groups.values()];
}

/** Throws NotFoundError. */
export async function getGroup(ctx: Context, consultation: Consultation, no: number): Promise<Group> {
  const group = (await listGroups(ctx, consultation)).find((each) => each.no === no);
  if (!group) throw new NotFoundError();
  return group;
}

const textOf = (words: string | null) => (words === null ? null : (JSON.parse(words) as Text));

const dispositionOf = (row: dispositions.DispositionRow): Disposition => ({
  no: row.no,
  outcome: row.outcome as DispositionOutcome,
  reason: textOf(row.reason),
  result: textOf(row.result),
  lineages: JSON.parse(row.clauses) as string[],
  officerId: row.officer_id,
  officerTitle: JSON.parse(row.officer_title) as Text,
  at: new Date(row.at),
});

/** A clause by its lineage, in the newest version that has it. */
export const clauseOf = ({ rounds }: Consultation, lineage: string | null): Clause | undefined =>
  lineage === null
    ? undefined
    : rounds.map(({ version }) => findLineage(version, lineage)).findLast((clause) => clause !== undefined);

/** The clauses that a group concerns, in the draft's order: those that its answer names, else those of its opinions. */
export function clausesOf(
  consultation: Consultation,
  group: Pick<Group, 'lineages' | 'dispositions'>,
): Clause[] {
  const named = heldDisposition(group)?.lineages ?? [];
  const lineages = named.length > 0 ? named : group.lineages;
  return lineages
    .flatMap((lineage) => clauseOf(consultation, lineage) ?? [])
    .sort((a, b) => placeOf(consultation, a) - placeOf(consultation, b));
}

/** Where a clause stands in the draft; the whole draft comes after every clause. */
export const placeOf = ({ round }: Consultation, clause: Clause | undefined): number => {
  const at = clause ? round.version.clauses.findIndex(({ lineage }) => lineage === clause.lineage) : -1;
  return at < 0 ? round.version.clauses.length : at;
};

/** By first clause, then by number. */
export const inOrder = (consultation: Consultation, groups: Group[]): Group[] =>
  groups
    .map((group) => ({ group, place: placeOf(consultation, clausesOf(consultation, group)[0]) }))
    .sort((a, b) => a.place - b.place || a.group.no - b.group.no)
    .map(({ group }) => group);
