import { dayOf } from '#shared/time.ts';
import type { InquiryOutcome, KeptAct, Limit } from './acts.ts';
import type { CaseFacts, CaseStanding, Pause } from './case-standing.ts';
import { type Clock, type Due, dueAfter, dueLater, isLate, lastDayOf } from './clocks.ts';

/** A clock, which is never due before it began. */
export const clockFrom = (no: number, departmentId: string, beganAt: Date, due: Due | undefined): Clock => ({
  no,
  departmentId,
  beganAt,
  dueAt: due && 'at' in due ? laterOf(due.at, beganAt) : undefined,
  missingYear: due && 'missingYear' in due ? due.missingYear : undefined,
  unconfirmed: false,
  answeredAt: undefined,
});

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other);

/** What an act changes besides the state; `standing` is the caller’s own copy. */
export function apply(
  facts: CaseFacts,
  standing: CaseStanding,
  { seq, act, content, at, ...by }: KeptAct,
): void {
  const clock = standing.clocks.at(-1) as Clock;
  const dueNow = () => (standing.paused ? standing.paused.dueAt : clock.dueAt);
  const setDue = (due: Due) => {
    const dueAt = 'at' in due ? laterOf(due.at, clock.beganAt) : undefined;
    if (standing.paused) standing.paused = { ...standing.paused, dueAt };
    else clock.dueAt = dueAt;
    clock.missingYear = 'at' in due ? undefined : due.missingYear;
  };
  const limitFrom = (limit: Limit, from: Date) => setDue(dueAfter(limit, from, facts.ends));
  const pause = (day: string, why: Pause['why']) => {
    standing.paused = { day, why, dueAt: clock.dueAt };
    // What had run out by then stays overdue.
    if (clock.dueAt && day <= lastDayOf(clock.dueAt)) clock.dueAt = undefined;
  };
  const goOn = (day: string) => {
    const { paused } = standing;
    if (!paused) return;
    standing.paused = undefined;
    const from = paused.day > dayOf(clock.beganAt) ? paused.day : dayOf(clock.beganAt);
    if (paused.dueAt) setDue(dueLater(paused.dueAt, from, day, facts.ends));
  };
  /** Shortens nothing. */
  const extend = (limit: Limit, due: Date | undefined) => {
    if (!due) return;
    const later = dueAfter(limit, 'days' in limit ? new Date(due.getTime() - 1) : due, facts.ends);
    setDue('at' in later ? { at: laterOf(later.at, due) } : later);
  };
  /** What becomes urgent is due so long after it was marked, for nobody meets a time that is over when it is set. */
  const markedFrom = (limit: Limit, urgent: boolean) => {
    const due = dueNow();
    const marked = dueAfter(limit, urgent ? at : clock.beganAt, facts.ends);
    setDue(urgent && due && 'at' in marked && marked.at > due ? { at: due } : marked);
  };
  const afresh = (day: string, limit: Limit) => {
    clock.beganAt = laterOf(new Date(`${day}T00:00:00+08:00`), clock.beganAt);
    clock.unconfirmed = false;
    limitFrom(limit, clock.beganAt);
  };
  const end = (outcome: InquiryOutcome) => {
    standing.outcome = outcome;
    standing.closedAt = at;
    standing.extension = undefined;
    goOn(dayOf(at));
  };
  switch (act) {
    case 'accept':
      if (content.day !== undefined && content.limit) afresh(content.day, content.limit);
      break;
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
      extend(content.limit, dueNow());
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
      goOn(dayOf(at));
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
      clock.answeredAt = at;
      break;
    case 'merge':
      standing.into = content.into;
      end('merged');
      break;
    case 'supervise':
      standing.supervised += 1;
      break;
    case 'mark':
      standing.urgent = content.urgent ?? standing.urgent;
      standing.confidential = content.confidential ?? standing.confidential;
      if (content.limit) markedFrom(content.limit, content.urgent === true);
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
      if (standing.outcome === undefined) {
        const answered = standing.reply !== undefined;
        end(answered ? 'answered' : 'withdrawn');
        if (answered && isLate(clock, at) !== true) standing.clocks.pop();
      } else standing.closedAt ??= at;
      break;
    case 'ask-correction':
      standing.corrections += 1;
      // Until it is corrected no time runs.
      goOn(dayOf(at));
      clock.dueAt = undefined;
      clock.missingYear = undefined;
      break;
    case 'correct':
      // The time runs afresh (OGI Regulations, art. 30).
      afresh(content.day, content.limit);
      break;
    case 'abandon':
      end('abandoned');
      clock.answeredAt = at;
      break;
    case 'consult':
      pause(content.day, content.whom);
      break;
    case 'charge':
      pause(content.day, 'fee');
      break;
    case 'consult-end':
    case 'charge-end':
      goOn(content.day);
      break;
    default:
  }
}
