import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome, Stance } from '#shared/terms.ts';
import { localIso } from '#shared/time.ts';
import { type Consultation, listEveryConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { accountFor, type OutcomeSnapshot, type PublishedGroup } from '../dispositions/outcome-snapshot.ts';
import { findOutcome } from '../dispositions/outcomes.ts';
import type { Quote } from '../dispositions/quotes.ts';
import type { Brief } from './briefs.ts';
import type { ChosenDispute, ChosenQuote } from './content.ts';

/** What a consultation came to: its public outcome, else its account as it stands, which is internal. */
export interface Account {
  consultation: Consultation;
  snapshot: OutcomeSnapshot;
  outcome: { no: number; hash: string } | null;
  until: string;
}

/** A consultation as a brief counts it, in 件 and 条. */
export interface AskedConsultation {
  slug: string;
  title: Text;
  department: Text;
  period: OutcomeSnapshot['period'];
  comments: OutcomeSnapshot['comments'];
  groups: number;
  outcomes: OutcomeSnapshot['outcomes'];
  version: OutcomeSnapshot['version'];
  outcome: { no: number; hash: string } | null;
  until: string;
}

/** A clause on which opinions part, with what its groups hold, who says so, and how it is to be handled. */
export interface Dispute extends ChosenDispute {
  /** Null: the whole draft. */
  label: Text | null;
  titles: Text[];
  support: number;
  amend: number;
  oppose: number;
  handling: { outcome: DispositionOutcome | null; result: Text | null }[];
  quoted: { for: Quote | null; against: Quote | null };
}

export interface FrozenQuote extends ChosenQuote {
  quote: Quote;
}

/** The consultations that a brief of a department may cite: its own, and those whose outcome is public. */
export async function listAccounts(
  ctx: Context,
  { departmentId }: Pick<Brief, 'departmentId'>,
): Promise<Consultation[]> {
  const real = (await listEveryConsultation(ctx)).filter(
    ({ retracted, exercise }) => !retracted && !exercise,
  );
  const citable = await Promise.all(
    real.map(
      async (each) => each.departmentId === departmentId || (await findOutcome(ctx, each)) !== undefined,
    ),
  );
  return real.filter((_, at) => citable[at]);
}

export async function accountOf(ctx: Context, consultation: Consultation): Promise<Account> {
  const outcome = await findOutcome(ctx, consultation);
  if (outcome) {
    const { no, hash, snapshot, publishedAt, proposedAt } = outcome;
    const until = localIso(publishedAt ?? proposedAt);
    return { consultation, snapshot, outcome: { no, hash }, until };
  }
  const { snapshot } = await accountFor(ctx, consultation);
  const now = ctx.clock.now();
  const open = Date.parse(snapshot.period.closes_at) > now.getTime();
  return {
    consultation,
    snapshot: open ? withoutWords(snapshot) : snapshot,
    outcome: null,
    until: localIso(now),
  };
}

/** While the period runs whoever wrote a comment may take it back, and its words with it: a frozen page must not keep them. */
const withoutWords = (snapshot: OutcomeSnapshot): OutcomeSnapshot => ({
  ...snapshot,
  groups: snapshot.groups.map((group) => ({ ...group, quotes: [] })),
});

export const describeAccount = ({ snapshot, outcome, until }: Account): AskedConsultation => ({
  slug: snapshot.consultation,
  title: snapshot.title,
  department: snapshot.department,
  period: snapshot.period,
  comments: snapshot.comments,
  groups: snapshot.groups.length,
  outcomes: snapshot.outcomes,
  version: snapshot.version,
  outcome,
  until,
});

/** Every clause on which anything was said for or against, the most disputed first. */
export function disputesOf({ snapshot }: Account): Dispute[] {
  const byClause = new Map<string, PublishedGroup[]>();
  for (const group of snapshot.groups) {
    const key = group.clauses[0]?.key ?? '';
    byClause.set(key, [...(byClause.get(key) ?? []), group]);
  }
  return [...byClause]
    .map(([clause, groups]) => disputeOn(snapshot.consultation, clause, groups))
    .filter(({ support, amend, oppose }) => support + amend + oppose > 0)
    .sort((a, b) => heat(b) - heat(a) || a.clause.localeCompare(b.clause));
}

/** What is against counts, and more where something is for it as well. */
const heat = ({ support, amend, oppose }: Dispute): number =>
  (amend + oppose) * (support > 0 || (amend > 0 && oppose > 0) ? 2 : 1);

function disputeOn(consultation: string, clause: string, groups: PublishedGroup[]): Dispute {
  const count = (stance: Stance) => groups.reduce((sum, { stances }) => sum + (stances[stance] ?? 0), 0);
  const quotes = groups.flatMap((group) => group.quotes);
  const said = (...stances: Stance[]) =>
    stances.flatMap((stance) => quotes.filter((quote) => quote.stance === stance)).find(hasWords) ?? null;
  return {
    consultation,
    clause,
    label: groups[0]?.clauses[0]?.label ?? null,
    titles: [...groups].sort((a, b) => b.comments - a.comments).map(({ title }) => title),
    support: count('support'),
    amend: count('amend'),
    oppose: count('oppose'),
    handling: groups.map(({ outcome, result }) => ({ outcome, result })),
    quoted: { for: said('support'), against: said('oppose', 'amend') },
  };
}

const hasWords = ({ text }: Quote) => text.length > 0;

/** What may be quoted word for word: comments that are shown, without hidden spans. */
export const quotable = ({ snapshot }: Account): FrozenQuote[] =>
  snapshot.groups.flatMap((group) =>
    group.quotes.filter(hasWords).map((quote) => ({
      consultation: snapshot.consultation,
      group: group.no,
      comment: quote.comments[0] ?? 0,
      quote,
    })),
  );

/** Of government bodies, deputies and experts. */
export const isWeighty = ({ quote }: FrozenQuote): boolean =>
  ['government_body', 'deputy', 'expert'].includes(quote.party.kind);

/** A quote’s words, what is hidden named in its place by `hidden`. */
export const wordsOf = ({ quote }: Pick<FrozenQuote, 'quote'>, hidden: (kind: string) => string): string =>
  quote.text.map((piece) => ('text' in piece ? piece.text : hidden(piece.hidden))).join('');
