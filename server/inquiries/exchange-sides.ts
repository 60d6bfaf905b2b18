import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { InquiryAct, KeptAct } from './case/acts.ts';
import type { CaseFacts, CaseStanding } from './case/case-standing.ts';
import { allows, IllegalActError, standingOf } from './case/standing.ts';

/** Acts that the city's own system knows as well; what else stands in a case concerns us alone. */
const shared: ReadonlySet<InquiryAct> = new Set([
  'receive',
  'answer',
  'transfer',
  'supervise',
  'return',
  'ask-extension',
  'grant-extension',
  'reply',
  'call-back',
  'reopen',
  'not-accept',
  'close',
]);

/** An act with the time by which an answer is due after it. */
export interface Line {
  act: KeptAct;
  due: string | undefined;
  /** By which the same act is known on both sides. */
  sign: string;
}

/** The acts that both systems know, each with what it is compared by: to the second, and by its due day, not by its rule. */
export function linesOf(facts: CaseFacts, acts: readonly KeptAct[]): Line[] {
  return acts.flatMap((act, at): Line[] => {
    if (!shared.has(act.act)) return [];
    const setsDue = 'limit' in act.content && act.act !== 'transfer';
    const due = setsDue ? dueAt(standingOf(facts, acts.slice(0, at + 1))) : undefined;
    const { limit: _, ...content } = act.content as { limit?: unknown };
    const second = Math.floor(act.at.getTime() / 1000);
    return [{ act, due, sign: canonicalJson({ act: act.act, second, content, due: due ?? null }) }];
  });
}

export const dueAt = ({ clocks }: CaseStanding): string | undefined => clocks.at(-1)?.dueAt?.toISOString();

export type Compared =
  | { kind: 'same' }
  /** Further acts there, and none here. */
  | { kind: 'newer'; further: KeptAct[] }
  /** Further acts here, and none there. */
  | { kind: 'newer_here' }
  /** Further acts on both sides, or other acts. */
  | { kind: 'changed' };

/** Ours and theirs from the first line on. */
export function compare(facts: CaseFacts, ours: readonly KeptAct[], theirs: readonly KeptAct[]): Compared {
  const here = linesOf(facts, ours);
  const there = linesOf(facts, theirs);
  let common = 0;
  while (common < here.length && here[common]?.sign === there[common]?.sign) common++;
  if (common < here.length) return common === there.length ? { kind: 'newer_here' } : { kind: 'changed' };
  if (common === there.length) return { kind: 'same' };
  const from = there[common]?.act.seq ?? 0;
  const further = theirs.filter(({ seq }) => seq >= from);
  return mayFollow(facts, ours, further) ? { kind: 'newer', further } : { kind: 'changed' };
}

function mayFollow(facts: CaseFacts, ours: readonly KeptAct[], further: readonly KeptAct[]): boolean {
  const last = ours.at(-1)?.at.getTime() ?? 0;
  if (further.some(({ at }) => at.getTime() < Math.floor(last / 1000) * 1000)) return false;
  try {
    standingOf(facts, [...ours, ...further]);
    return true;
  } catch (error) {
    if (!(error instanceof IllegalActError)) throw error;
    return false;
  }
}

export type Fate = 'added' | 'noted' | 'left';

/** A line of the history as a page shows it: on which side it stands, and what becomes of theirs if it is taken. */
export interface SidedLine extends Line {
  on: 'both' | 'theirs' | 'ours';
  /** Undefined where it stands here. `noted`: the state of the case allows the act no more, its words are kept. */
  fate: Fate | undefined;
}

/** Both histories in one, by time. */
export function sidesOf(facts: CaseFacts, ours: readonly KeptAct[], theirs: readonly KeptAct[]): SidedLine[] {
  const here = linesOf(facts, ours);
  const there = linesOf(facts, theirs);
  const oursSigns = new Set(here.map(({ sign }) => sign));
  const theirSigns = new Set(there.map(({ sign }) => sign));
  const fates = new Map(planOf(facts, ours, theirs).map(({ act, fate }) => [act.seq, fate]));
  const lines: SidedLine[] = [
    ...here.map((line) => ({
      ...line,
      on: theirSigns.has(line.sign) ? ('both' as const) : ('ours' as const),
      fate: undefined,
    })),
    ...there
      .filter(({ sign }) => !oursSigns.has(sign))
      .map((line) => ({ ...line, on: 'theirs' as const, fate: fates.get(line.act.seq) })),
  ];
  return lines.sort((a, b) => a.act.at.getTime() - b.act.at.getTime());
}

/** What becomes of each act that only they have, when theirs is taken: nothing that stands here is rewritten. */
export function planOf(
  facts: CaseFacts,
  ours: readonly KeptAct[],
  theirs: readonly KeptAct[],
): { act: KeptAct; fate: Fate }[] {
  const signs = new Set(linesOf(facts, ours).map(({ sign }) => sign));
  const acts = [...ours];
  return linesOf(facts, theirs)
    .filter(({ sign }) => !signs.has(sign))
    .map(({ act }) => {
      const standing = standingOf(facts, acts);
      const fate = act.act !== 'receive' && allows(standing, act.act) ? ('added' as const) : noted(standing);
      if (fate === 'added') acts.push({ ...act, seq: standing.seq + 1 });
      return { act, fate };
    });
}

const noted = (standing: CaseStanding) => (allows(standing, 'note') ? ('noted' as const) : ('left' as const));
