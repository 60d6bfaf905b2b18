import { dayOf } from '#shared/time.ts';
import type { InquiryState, KeptAct } from './acts.ts';
import { waitingStates } from './acts.ts';
import type { CaseFacts, CaseStanding } from './case-standing.ts';
import { type Clock, dueAfter } from './clocks.ts';
import { apply, clockFrom } from './effects.ts';
import { transitions } from './transitions.ts';

/** An act that the state of the case does not allow. */
export class IllegalActError extends Error {
  constructor(
    readonly state: InquiryState | undefined,
    readonly act: KeptAct['act'],
  ) {
    super(`${act} in ${state ?? 'nothing'}`);
  }
}

/** Folds acts into how the case stands. Throws IllegalActError where one was not allowed. */
export function standingOf(facts: CaseFacts, acts: readonly KeptAct[]): CaseStanding {
  let standing: CaseStanding | undefined;
  for (const act of acts) standing = after(facts, standing, act, acts);
  if (!standing) throw new RangeError('A case without acts');
  return standing;
}

/** Whether an act may follow; what it needs besides the state is checked too. */
export function allows(standing: CaseStanding, act: KeptAct['act']): boolean {
  if (!(act in transitions[standing.state])) return false;
  switch (act) {
    case 'grant-extension':
    case 'refuse-extension':
      return standing.extension !== undefined;
    case 'ask-extension':
      return standing.extension === undefined && standing.extended === 0;
    case 'return':
      return standing.lead !== undefined;
    case 'consult':
    case 'charge':
      return standing.paused === undefined;
    case 'consult-end':
      return standing.paused !== undefined && standing.paused.why !== 'fee';
    case 'charge-end':
      return standing.paused?.why === 'fee';
    // Once (OGI Regulations, art. 30).
    case 'ask-correction':
      return standing.corrections === 0;
    case 'rate':
      return standing.rating === undefined || !standing.calledBack;
    default:
      return true;
  }
}

function after(
  facts: CaseFacts,
  before: CaseStanding | undefined,
  act: KeptAct,
  all: readonly KeptAct[],
): CaseStanding {
  if (!before) {
    if (act.act !== 'receive') throw new IllegalActError(undefined, act.act);
    return begin(facts, act);
  }
  if (!allows(before, act.act)) throw new IllegalActError(before.state, act.act);
  const next = transitions[before.state][act.act];
  if (next === 'before') return { ...beforeMerge(facts, all, act.seq), seq: act.seq };
  const standing = { ...before, seq: act.seq, clocks: before.clocks.map((clock) => ({ ...clock })) };
  if (next && next !== 'stays') standing.state = next;
  apply(facts, standing, act);
  return standing;
}

function begin(
  { departmentId, ends }: CaseFacts,
  { seq, content, at }: KeptAct & { act: 'receive' },
): CaseStanding {
  const from = content.day === undefined ? at : new Date(`${content.day}T00:00:00+08:00`);
  return {
    state: 'received',
    seq,
    outcome: undefined,
    lead: undefined,
    with: [],
    clocks: [
      content.unconfirmed
        ? { ...clockFrom(1, departmentId, from, undefined), unconfirmed: true }
        : clockFrom(1, departmentId, from, dueAfter(content.limit, from, ends)),
    ],
    extension: undefined,
    extended: 0,
    paused: undefined,
    corrections: 0,
    urgent: content.urgent ?? false,
    confidential: content.confidential ?? false,
    transfers: 0,
    returns: 0,
    supervised: 0,
    reopened: 0,
    reply: undefined,
    atOnce: false,
    calledBack: false,
    rating: undefined,
    into: undefined,
    rule: undefined,
    office: undefined,
    closedAt: undefined,
  };
}

/** Undone, a merged case is where it was, with what was asked for and not decided. */
function beforeMerge(facts: CaseFacts, acts: readonly KeptAct[], seq: number): CaseStanding {
  const earlier = acts.filter((act) => act.seq < seq);
  const merge = earlier.findLastIndex(({ act }) => act === 'merge');
  return standingOf(facts, earlier.slice(0, merge));
}

export const isWaiting = ({ state }: Pick<CaseStanding, 'state'>): boolean => waitingStates.includes(state);

/** Whether the case counts in the rate: those that were not accepted, merged, handed over or taken back do not. */
export const counts = ({ outcome }: Pick<CaseStanding, 'outcome'>): boolean =>
  outcome === undefined || outcome === 'answered';

/** The day of the first receipt. */
export const dayReceived = ({ clocks }: CaseStanding): string => dayOf((clocks[0] as Clock).beganAt);
