import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import { actOn, type Matter } from './acting.ts';
import { dayReceived } from './case/standing.ts';
import { opens } from './desk-scope.ts';
import { IntoMissingError } from './errors.ts';
import * as queries from './inquiries.queries.ts';
import { findInquiryByNumber, type Inquiry, readInquiry, registerInquiry } from './inquiries.ts';
import type { InquiryChannel, InquiryKind, Requester } from './inquiry-rules.ts';

/** A case before the officer who acts, by number. */
type DeskMatter = Matter & { officer: SignedIn };

/** How one case can be the answer to another: its officer passes both on, and it has an answer or will have one. */
function takesIn(officer: SignedIn, own: Inquiry | undefined, into: Inquiry | undefined): into is Inquiry {
  if (!into || !opens(officer, into) || own?.row.id === into.row.id) return false;
  const { state, outcome } = into.standing;
  return (
    can(officer, 'dispatch-inquiries', into.row.department_id) &&
    own?.row.kind !== undefined &&
    (own.row.kind === 'disclosure') === (into.row.kind === 'disclosure') &&
    state !== 'withdrawn' &&
    (outcome === undefined || outcome === 'answered')
  );
}

/**
 * Merges one case into another, whose answer its requester then follows by the receipt of their own. Nothing follows a
 * case that follows another one itself. Throws IntoMissingError and what `actOn` throws.
 */
export const mergeInquiry = (ctx: Context, matter: DeskMatter, number: string): Promise<Inquiry> =>
  ctx.store.write(async (tx) => {
    const into = await findInquiryByNumber(tx, number);
    const own = await findById(tx, matter.id);
    // Who may not act, or comes too late, is told that first.
    const merged = await actOn(tx, matter, 'merge', { into: into?.row.number ?? number });
    if (!takesIn(matter.officer, own, into)) throw new IntoMissingError();
    return merged;
  });

/** Takes a case out again: it is where it was, and its clock never stood. Throws what `actOn` throws. */
export const unmergeInquiry = (ctx: Context, matter: DeskMatter): Promise<Inquiry> =>
  actOn(ctx, matter, 'unmerge', {});

/** The case whose answer counts for one: itself, or the one into which it was merged, and so on. */
export async function answeringCase(ctx: Context, inquiry: Inquiry): Promise<Inquiry> {
  let at = inquiry;
  for (const seen = new Set([at.row.number]); at.standing.into !== undefined; ) {
    const into = await findInquiryByNumber(ctx, at.standing.into);
    if (!into || seen.has(into.row.number)) return at;
    seen.add(into.row.number);
    at = into;
  }
  return at;
}

/**
 * Makes cases of their own of what one case asks for besides. They say the same words, name the case as their origin, have
 * no receipt, and their time runs from the day on which the first was received: splitting wins none. It is undone by
 * merging them back. Throws what `actOn` throws.
 */
export const splitInquiry = (ctx: Context, matter: DeskMatter, titles: readonly string[]): Promise<Inquiry> =>
  ctx.store.write(async (tx) => {
    const own = await findById(tx, matter.id);
    const into: string[] = [];
    for (const title of own ? titles : []) {
      if (!own) break;
      const { row, standing } = own;
      const part = await registerInquiry(tx, {
        departmentId: row.department_id,
        kind: row.kind as InquiryKind,
        category: row.category ?? undefined,
        topic: row.topic ?? undefined,
        channel: row.channel as InquiryChannel,
        language: row.language === 'en' ? 'en' : 'zh-CN',
        district: row.district ?? undefined,
        requester: row.requester as Requester,
        title,
        body: row.body ?? '',
        origin: { from: 'inquiry', number: row.number },
        urgent: standing.urgent,
        confidential: standing.confidential,
        // What is urgent runs by the hour, from now.
        day: standing.urgent ? undefined : dayReceived(standing),
      });
      into.push(part.number);
    }
    return actOn(tx, matter, 'split', { into });
  });

async function findById(tx: Context, id: string): Promise<Inquiry | undefined> {
  const row = await queries.findById(tx.db, id);
  return row && readInquiry(tx, row);
}
