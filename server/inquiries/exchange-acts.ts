import { dayOf } from '#shared/time.ts';
import { isKnownYear, workingDaysAfter } from '../calendar/working-days.ts';
import type { ActContents, InquiryRating, KeptAct, Limit } from './case/acts.ts';
import { lastDayOf } from './case/clocks.ts';
import { IllegalActError, standingOf } from './case/standing.ts';
import type { ExchangeCase, ExchangeLine } from './exchange-format.ts';
import type { Departments } from './exchange-units.ts';
import { callBackWays, kindRule, limitOf, notAcceptedRules, returnReasons } from './inquiry-rules.ts';

/** Why a case is refused whole. `line` counts its history from 1; 0 is the case itself. */
export interface Refusal {
  line: number;
  why:
    | 'shape'
    | 'first_line'
    | 'order'
    | 'ahead'
    | 'unit'
    | 'reason'
    | 'way'
    | 'missing'
    | 'illegal'
    | 'kind'
    | 'centre'
    | 'words'
    | 'twice'
    | 'number';
  /** What is not known, missing or not allowed. */
  what: string;
}

export type Mapped = { acts: KeptAct[] } | { refusal: Refusal };

/**
 * The history of a case as acts of ours, folded once to see that each was allowed: all of them, or the reason of the first
 * that is not.
 */
export function actsOfCase(given: ExchangeCase, departments: Departments, now: Date): Mapped {
  const { centre } = departments;
  if (centre === undefined) return { refusal: { line: 0, why: 'centre', what: 'hotline_center' } };
  const acts: KeptAct[] = [];
  let due = given.due ?? undefined;
  for (const [at, line] of given.history.entries()) {
    const refuse = (why: Refusal['why'], what: string) => ({ refusal: { line: at + 1, why, what } });
    if ((line.state === 'received') !== (at === 0)) return refuse('first_line', line.state);
    const when = new Date(line.at);
    const before = acts.at(-1);
    if (before && when < before.at) return refuse('order', line.at);
    if (when > now) return refuse('ahead', line.at);
    const by = departments.idOf(line.by);
    if (by === undefined) return refuse('unit', line.by);
    const read = contentOf(given, at, { centre, due, by }, departments);
    if ('why' in read) return refuse(read.why, read.what);
    if (line.new_due) due = line.new_due;
    const owner = read.act === 'receive' || read.act === 'transfer' || read.act === 'supervise';
    acts.push({
      ...read,
      seq: at + 1,
      officerId: null,
      departmentId: owner ? centre : by,
      at: when,
    } as KeptAct);
    try {
      standingOf({ departmentId: centre, ends: kindRule(given.kind).ends }, acts);
    } catch (error) {
      if (!(error instanceof IllegalActError)) throw error;
      return refuse('illegal', `${error.state ?? ''} ${line.state}`.trim());
    }
  }
  return { acts };
}

type Content = { [act in KeptAct['act']]: { act: act; content: ActContents[act] } }[KeptAct['act']];
type Fault = { why: Refusal['why']; what: string };

interface Place {
  centre: string;
  /** By when it is due as the lines before say. */
  due: string | undefined;
  by: string;
}

function contentOf(
  given: ExchangeCase,
  at: number,
  { due, by }: Place,
  departments: Departments,
): Content | Fault {
  const line = given.history[at] as ExchangeLine;
  const note = line.note ? { note: line.note } : {};
  const text = line.note ?? '';
  const known = (terms: readonly { code: string }[]) => terms.some(({ code }) => code === line.reason_code);
  const missing = (field: string): Fault => ({ why: 'missing', what: field });
  switch (line.state) {
    case 'received':
      return { act: 'receive', content: receiptOf(given, line) };
    case 'answered_direct':
      return text ? { act: 'answer', content: { text, way: 'direct' } } : missing('note');
    case 'three_way':
      return text ? { act: 'answer', content: { text, way: 'three_way', department: by } } : missing('note');
    case 'transferred': {
      if (line.event === 'supervise')
        return text ? { act: 'supervise', content: { note: text } } : missing('note');
      const others: string[] = [];
      for (const unit of line.co_units ?? []) {
        const id = departments.idOf(unit);
        if (id === undefined) return { why: 'unit', what: unit };
        others.push(id);
      }
      return {
        act: 'transfer',
        content: { to: by, ...(others.length > 0 ? { with: others } : {}), ...note },
      };
    }
    case 'returned':
      if (!known(returnReasons)) return { why: 'reason', what: line.reason_code ?? '' };
      return { act: 'return', content: { reason: line.reason_code ?? '', ...note } };
    case 'extension_requested':
      return {
        act: 'ask-extension',
        content: { days: line.days ?? daysAskedFor(given, at, due), reason: text },
      };
    case 'extension_approved':
      return line.new_due
        ? { act: 'grant-extension', content: { limit: { due: line.new_due }, ...note } }
        : missing('new_due');
    case 'replied':
      return text ? { act: 'reply', content: { text } } : missing('note');
    case 'callback': {
      const way = line.way ?? 'phone';
      if (!callBackWays.includes(way)) return { why: 'way', what: way };
      const rating = line.rating === undefined ? {} : { rating: ratingOf(line.rating) };
      return { act: 'call-back', content: { way, ...rating, ...note } };
    }
    case 'reopened': {
      const limit: Limit = line.new_due ? { due: line.new_due } : { days: kindRule(given.kind).reopen_days };
      return { act: 'reopen', content: { reason: text, limit } };
    }
    case 'not_accepted':
      if (!known(notAcceptedRules)) return { why: 'reason', what: line.reason_code ?? '' };
      return { act: 'not-accept', content: { rule: line.reason_code ?? '', ...note } };
    case 'closed':
      return closing(given, at, text);
  }
}

function receiptOf({ due, kind, category }: ExchangeCase, line: ExchangeLine): ActContents['receive'] {
  const urgent = line.urgency === 'urgent';
  return {
    limit: due ? { due } : limitOf(kind, category ?? undefined, urgent),
    ...(urgent ? { urgent: true } : {}),
    ...(line.confidential ? { confidential: true } : {}),
    ...(line.note ? { note: line.note } : {}),
  };
}

/** What was not accepted is over already: that its requester was told is a note. */
function closing({ history }: ExchangeCase, at: number, text: string): Content {
  const merged = history[at]?.merged ?? [];
  const note = [text, merged.join(', ')].filter((part) => part !== '').join(' · ');
  const over = history[at - 1]?.state === 'not_accepted';
  return over
    ? { act: 'note', content: { note: note || 'closed' } }
    : { act: 'close', content: note ? { note } : {} };
}

/** Five grades of theirs are three of ours. */
const ratingOf = (grade: number): InquiryRating =>
  grade === 5 ? 'satisfied' : grade === 4 ? 'basically_satisfied' : 'dissatisfied';

/** Where the line does not say it: as many working days as were then granted, or what the kind allows. */
function daysAskedFor({ history, kind }: ExchangeCase, at: number, due: string | undefined): number {
  const granted = history.slice(at + 1).find(({ state }) => state === 'extension_approved')?.new_due;
  const rule = kindRule(kind).extension_days;
  if (granted === undefined || due === undefined) return rule;
  const from = lastDayOf(new Date(due));
  const until = dayOf(new Date(granted));
  if (!isKnownYear(from) || !isKnownYear(until)) return rule;
  return workingDaysAfter(from, until) || rule;
}
