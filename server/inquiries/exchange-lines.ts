import { localIso } from '#shared/time.ts';
import type { InquiryRating, KeptAct } from './case/acts.ts';
import type { ExchangeCase, ExchangeLine } from './exchange-format.ts';
import { linesOf } from './exchange-sides.ts';
import { CENTRE, type Departments } from './exchange-units.ts';
import { factsOf, type Inquiry } from './inquiries.ts';

/** The line of a history that says an act of ours: `actsOfCase` makes the same act of it again. */
export function lineOf(act: KeptAct, due: string | undefined, departments: Departments): ExchangeLine {
  const at = localIso(act.at);
  const by = codeOf(act.departmentId, departments);
  const centre = { at, by: CENTRE };
  const noted = (note: string | undefined) => (note ? { note } : {});
  const until = due === undefined ? {} : { new_due: localIso(new Date(due)) };
  switch (act.act) {
    case 'receive':
      return {
        ...centre,
        state: 'received',
        ...noted(act.content.note),
        ...(act.content.urgent ? { urgency: 'urgent' as const } : {}),
        ...(act.content.confidential ? { confidential: true } : {}),
      };
    case 'answer': {
      const { text, way, department } = act.content;
      return way === 'direct'
        ? { ...centre, state: 'answered_direct', note: text }
        : { at, state: 'three_way', by: codeOf(department ?? null, departments), note: text };
    }
    case 'transfer': {
      const { to, with: others = [], note } = act.content;
      const co_units = others.map((id) => codeOf(id, departments));
      const also = co_units.length > 0 ? { co_units } : {};
      return { at, state: 'transferred', by: codeOf(to, departments), ...noted(note), ...also };
    }
    case 'supervise':
      return { ...centre, state: 'transferred', event: 'supervise', note: act.content.note };
    case 'return':
      return { at, state: 'returned', by, reason_code: act.content.reason, ...noted(act.content.note) };
    case 'ask-extension':
      return { at, state: 'extension_requested', by, days: act.content.days, ...noted(act.content.reason) };
    case 'grant-extension':
      return { ...centre, state: 'extension_approved', ...until, ...noted(act.content.note) };
    case 'reply':
      return { at, state: 'replied', by, note: act.content.text };
    case 'call-back': {
      const { rating, way, note } = act.content;
      return {
        ...centre,
        state: 'callback',
        way,
        ...(rating ? { rating: gradeOf[rating] } : {}),
        ...noted(note),
      };
    }
    case 'reopen':
      return { ...centre, state: 'reopened', ...until, ...noted(act.content.reason) };
    case 'not-accept':
      return { ...centre, state: 'not_accepted', reason_code: act.content.rule, ...noted(act.content.note) };
    case 'close':
      return { ...centre, state: 'closed', ...noted(act.content.note) };
    default:
      throw new RangeError(`${act.act} is no line of theirs`);
  }
}

const codeOf = (departmentId: string | null, departments: Departments): string =>
  (departmentId === null ? undefined : departments.codeOf(departmentId)) ?? CENTRE;

const gradeOf: { [rating in InquiryRating]: number } = {
  satisfied: 5,
  basically_satisfied: 4,
  dissatisfied: 2,
};

/** A case of ours as the city's own system reads it: without contact, one that is confidential or handed over without its words. */
export function caseOf({ row, acts, standing }: Inquiry, departments: Departments): ExchangeCase {
  const silent = standing.confidential || standing.state === 'handed_over';
  const first = standing.clocks[0]?.dueAt;
  const id = row.external_number ?? row.number;
  return {
    id,
    ...(id === row.number ? {} : { our_number: row.number }),
    category: row.category,
    kind: row.kind as ExchangeCase['kind'],
    channel: row.channel as ExchangeCase['channel'],
    district: row.district,
    requester_type: row.requester as NonNullable<ExchangeCase['requester_type']>,
    title: silent ? null : row.title,
    body: silent ? null : row.body,
    due: dueOfReceipt(row, acts) ?? (first ? localIso(first) : null),
    history: linesOf(factsOf(row), acts).map(({ act, due }) => lineOf(act, due, departments)),
  };
}

/** By when it was due when it came: an extension or a reopening says its own time. */
function dueOfReceipt(row: Inquiry['row'], acts: Inquiry['acts']): string | undefined {
  const [receipt] = linesOf(factsOf(row), acts.slice(0, 1));
  return receipt?.due === undefined ? undefined : localIso(new Date(receipt.due));
}
