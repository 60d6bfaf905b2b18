import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can, NotAllowedError } from '../staff/roles.ts';
import { actOn } from './acting.ts';
import { findCentre } from './asking.ts';
import { type EnteredChannel, enteredChannels, entryWays } from './entry-words.ts';
import { type AcceptedInquiry, type NewInquiry, registerInquiry } from './inquiries.ts';
import {
  type DemandKind,
  demandKinds,
  inquiryCategories,
  type Requester,
  requesters,
} from './inquiry-rules.ts';

/** What a clerk hears and writes down. */
export interface Entry {
  /** By which a double click is one entry. */
  key: string;
  kind: string;
  category: string;
  topic: string;
  channel: string;
  requester: string;
  language: 'zh-CN' | 'en';
  title: string;
  body: string;
  district: string;
  contact: string;
  confidential: boolean;
  urgent: boolean;
  way: string;
  answer: string;
  /** The department on the line, of a three-way call. */
  department: string;
}

export const limits = { title: 80, body: 5000, contact: 200, answer: 5000 } as const;

export interface EntryProblem {
  field: keyof Entry;
  code: 'missing' | 'too_long';
  limit: number;
}

/** Where the clerk takes demands: at the line, else in their own department. Throws NotAllowedError where there is none. */
export async function entryDepartment(ctx: Context, officer: SignedIn): Promise<string> {
  const centre = await findCentre(ctx);
  const own = [centre?.id, officer.department.id, ...officer.roles.map(({ departmentId }) => departmentId)];
  const found = own.find((id) => id !== undefined && can(officer, 'enter-answers', id));
  if (found === undefined) throw new NotAllowedError();
  return found;
}

export function problemsOf(entry: Entry, known: EntryChoices): EntryProblem[] {
  const problems: EntryProblem[] = [];
  const lacks = (field: keyof Entry, there: boolean) =>
    there || problems.push({ field, code: 'missing', limit: 0 });
  const fits = (field: keyof typeof limits) =>
    [...entry[field]].length > limits[field] &&
    problems.push({ field, code: 'too_long', limit: limits[field] });
  lacks('channel', among(enteredChannels, entry.channel));
  lacks('kind', among(demandKinds, entry.kind));
  lacks(
    'category',
    inquiryCategories.some(({ code }) => code === entry.category),
  );
  lacks('topic', entry.topic === '' || known.topics.includes(entry.topic));
  lacks('requester', among(requesters, entry.requester));
  lacks('title', entry.title !== '');
  lacks('body', entry.body !== '');
  lacks('district', entry.district === '' || known.districts.includes(entry.district));
  lacks('way', among(entryWays, entry.way));
  const answered = entry.way === 'direct' || entry.way === 'three_way';
  lacks('answer', !answered || entry.answer !== '');
  lacks('department', entry.way !== 'three_way' || known.departments.includes(entry.department));
  for (const field of ['title', 'body', 'contact', 'answer'] as const) fits(field);
  return problems;
}

/** What may be chosen besides what the rules name. */
export interface EntryChoices {
  topics: readonly string[];
  districts: readonly string[];
  departments: readonly string[];
}

/**
 * Takes what somebody said on the telephone or at the counter, once for its key; answered at once it is closed by whoever
 * took it (首接负责: State Council Office Guidance on the 12345 lines, 国办发〔2020〕53号). All of it or nothing is kept.
 * Throws NotAllowedError, and as registerInquiry.
 */
export async function enterInquiry(
  ctx: Context,
  officer: SignedIn,
  entry: Entry,
  known: EntryChoices,
): Promise<{ accepted: AcceptedInquiry; answered: boolean } | { problems: EntryProblem[] }> {
  const departmentId = await entryDepartment(ctx, officer);
  const problems = problemsOf(entry, known);
  if (problems.length > 0) return { problems };
  const answered = entry.way !== 'queue';
  return ctx.store.write(async (tx) => {
    const accepted = await registerInquiry(tx, { ...inquiryOf(entry, departmentId), entered: officer });
    if (!answered || !accepted.created) return { accepted, answered };
    const { id } = accepted;
    const way = entry.way as 'direct' | 'three_way';
    const on = way === 'three_way' ? { department: entry.department } : {};
    const matter = { id, officer, onLine: true };
    const replied = await actOn(tx, { ...matter, seq: 1 }, 'answer', { text: entry.answer, way, ...on });
    await actOn(tx, { ...matter, seq: replied.standing.seq }, 'close', {});
    return { accepted, answered };
  });
}

const inquiryOf = (entry: Entry, departmentId: string): NewInquiry => ({
  departmentId,
  key: entry.key,
  kind: entry.kind as DemandKind,
  category: entry.category,
  topic: entry.topic || undefined,
  channel: entry.channel as EnteredChannel,
  language: entry.language,
  district: entry.district || undefined,
  requester: entry.requester as Requester,
  title: entry.title,
  body: entry.body,
  ...(entry.contact === '' ? {} : { contacts: { contact: entry.contact } }),
  urgent: entry.urgent,
  confidential: entry.confidential,
});

const among = (codes: readonly string[], code: string): boolean => codes.includes(code);
