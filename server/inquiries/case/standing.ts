import { dayOf } from '#shared/time.ts';
import type { InquiryOutcome, InquiryState, KeptAct, Limit } from './acts.ts';
import { waitingStates } from './acts.ts';
import type { CaseFacts, CaseStanding } from './case-standing.ts';
import { type Clock, type Due, dueAfter, dueLater } from './clocks.ts';
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
  const standing = { ...before, seq: act.seq, clocks: before.clocks.map((clock) => ({ ...clock })) };
  if (next === 'before') standing.state = stateBeforeMerge(facts, all, act.seq);
  else if (next && next !== 'stays') standing.state = next;
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
    clocks: [clockFrom(1, departmentId, from, dueAfter(content.limit, from, ends))],
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

const clockFrom = (no: number, departmentId: string, beganAt: Date, due: Due): Clock => ({
  no,
  departmentId,
  beganAt,
  dueAt: 'at' in due ? due.at : undefined,
  missingYear: 'at' in due ? undefined : due.missingYear,
  answeredAt: undefined,
});

function apply(facts: CaseFacts, standing: CaseStanding, { seq, act, content, at, ...by }: KeptAct): void {
  const clock = standing.clocks.at(-1) as Clock;
  const setDue = (due: Due) => {
    clock.dueAt = 'at' in due ? due.at : undefined;
    clock.missingYear = 'at' in due ? undefined : due.missingYear;
  };
  const limitFrom = (limit: Limit, from: Date) => setDue(dueAfter(limit, from, facts.ends));
  const end = (outcome: InquiryOutcome) => {
    standing.outcome = outcome;
    standing.closedAt = at;
    standing.extension = undefined;
  };
  switch (act) {
    case 'transfer':
      standing.lead = content.to;
      standing.with = [...(content.with ?? [])];
      standing.transfers += 1;
      standing.extension = undefined;
      clock.departmentId = content.to;
      if (content.limit) limitFrom(content.limit, clock.beganAt);
      break;
    case 'return':
      standing.lead = undefined;
      standing.with = [];
      standing.returns += 1;
      standing.extension = undefined;
      clock.departmentId = facts.departmentId;
      break;
    case 'ask-extension':
      standing.extension = { seq, days: content.days, reason: content.reason, ...by };
      break;
    case 'grant-extension':
      standing.extension = undefined;
      standing.extended += 1;
      if (clock.dueAt) limitFrom(content.limit, new Date(clock.dueAt.getTime() - 1));
      break;
    case 'refuse-extension':
      standing.extension = undefined;
      break;
    case 'answer':
    case 'reply':
      standing.reply = {
        seq,
        text: content.text,
        at,
        kind: act === 'reply' ? content.kind : undefined,
        ground: act === 'reply' ? content.ground : undefined,
        departmentId: by.departmentId,
      };
      standing.atOnce = act === 'answer';
      standing.outcome = 'answered';
      standing.extension = undefined;
      clock.answeredAt = at;
      break;
    case 'call-back':
      standing.calledBack = true;
      standing.rating = content.rating ?? standing.rating;
      break;
    case 'close':
      standing.closedAt = at;
      break;
    case 'reopen': {
      standing.reopened += 1;
      standing.closedAt = undefined;
      standing.outcome = undefined;
      standing.rule = undefined;
      standing.calledBack = false;
      standing.rating = undefined;
      standing.extended = 0;
      const departmentId = standing.lead ?? facts.departmentId;
      standing.clocks.push(
        clockFrom(clock.no + 1, departmentId, at, dueAfter(content.limit, at, facts.ends)),
      );
      break;
    }
    case 'not-accept':
      standing.rule = content.rule;
      end('not_accepted');
      break;
    case 'merge':
      standing.into = content.into;
      end('merged');
      break;
    case 'unmerge':
      standing.into = undefined;
      standing.outcome = undefined;
      standing.closedAt = undefined;
      break;
    case 'supervise':
      standing.supervised += 1;
      break;
    case 'mark':
      standing.urgent = content.urgent ?? standing.urgent;
      standing.confidential = content.confidential ?? standing.confidential;
      if (content.limit) limitFrom(content.limit, clock.beganAt);
      break;
    case 'hand-over':
      standing.office = content.office;
      end('handed_over');
      break;
    case 'rate':
      standing.rating = content.rating;
      break;
    case 'withdraw':
      // What was answered stays answered, and late where it was late.
      if (standing.outcome === undefined) end('withdrawn');
      else standing.closedAt ??= at;
      break;
    case 'ask-correction':
      standing.corrections += 1;
      break;
    case 'correct': {
      // The time runs afresh (OGI Regulations, art. 30).
      const from = new Date(`${content.day}T00:00:00+08:00`);
      clock.beganAt = from;
      limitFrom(content.limit, from);
      break;
    }
    case 'abandon':
      end('abandoned');
      break;
    case 'consult':
      standing.paused = { day: content.day, why: content.whom };
      break;
    case 'charge':
      standing.paused = { day: content.day, why: 'fee' };
      break;
    case 'consult-end':
    case 'charge-end':
      if (clock.dueAt && standing.paused)
        setDue(dueLater(clock.dueAt, standing.paused.day, content.day, facts.ends));
      standing.paused = undefined;
      break;
    default:
  }
}

/** Undone, a merged case is where it was. */
function stateBeforeMerge(facts: CaseFacts, acts: readonly KeptAct[], seq: number): InquiryState {
  const earlier = acts.filter((act) => act.seq < seq);
  const merge = earlier.findLastIndex(({ act }) => act === 'merge');
  return standingOf(facts, earlier.slice(0, merge)).state;
}

export const isWaiting = ({ state }: Pick<CaseStanding, 'state'>): boolean => waitingStates.includes(state);

/** Whether the case counts in the rate: those that were not accepted, merged, handed over or taken back do not. */
export const counts = ({ outcome }: Pick<CaseStanding, 'outcome'>): boolean =>
  outcome === undefined || outcome === 'answered';

/** The day of the first receipt. */
export const dayReceived = ({ clocks }: CaseStanding): string => dayOf((clocks[0] as Clock).beganAt);
