import { createHmac } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { searchKeys } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import { bodyMacFor, idFor, isStrongKey, receiptFor } from '../access/receipts.ts';
import { sealContact } from '../comments/contacts.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import { randomTextId } from '../responses/text-id.ts';
import { record } from '../staff/audit.ts';
import type { ActContents, KeptAct, Origin } from './case/acts.ts';
import { standingOf } from './case/standing.ts';
import * as queries from './inquiries.queries.ts';
import { type InquiryChannel, type InquiryKind, kindRule, limitOf, type Requester } from './inquiry-rules.ts';
import { clocksOf, holdersOf, projectionOf } from './projection.ts';

/** For whom sealed words are kept: officers who must reach the requester, and who applied (OGI Regulations, art. 29). */
export type ContactPurpose = 'contact' | 'applicant';

/** What is asked of the government, checked by the form or the API that took it. */
export interface NewInquiry {
  /** The department that takes it: the 12345 centre, or the body to which an application is made. */
  departmentId: string;
  kind: InquiryKind;
  category?: string | undefined;
  /** The slug of the special topic under which it was asked. */
  topic?: string | undefined;
  channel: InquiryChannel;
  language: 'zh-CN' | 'en';
  district?: string | undefined;
  requester: Requester;
  title: string;
  body: string;
  details?: object | undefined;
  origin?: Origin | undefined;
  /** Sealed at once. */
  contacts?: { [purpose in ContactPurpose]?: string };
  urgent?: boolean;
  confidential?: boolean;
  /** Of an application the day of its receipt by the law, by which its time runs. */
  day?: string | undefined;
  /** That day is not known before both sides confirm it. */
  unconfirmed?: boolean;
  note?: string | undefined;
  /** By which a retry is known; without one there is no receipt. */
  key?: string | undefined;
  /** The clerk who entered it. */
  entered?: SignedIn | undefined;
  /** What the city's own system says: its number, when it came, and by when it is due. */
  external?: { number: string; receivedAt: Date; due?: string | undefined } | undefined;
}

export interface AcceptedInquiry {
  id: string;
  number: string;
  receipt: string | undefined;
  receivedAt: Date;
  dueAt: Date | undefined;
  /** False where the same had been accepted before under the key. */
  created: boolean;
  withdrawn: boolean;
}

/**
 * Registers a case, once for its key, and starts its clock; answers only after the commit. Throws WeakKeyError,
 * KeyReusedError (something else under the key), StoreUnwritableError.
 */
export async function registerInquiry(ctx: Context, inquiry: NewInquiry): Promise<AcceptedInquiry> {
  const { key, external } = inquiry;
  if (key !== undefined && !isStrongKey(key)) throw new WeakKeyError();
  const now = wholeSecond(external?.receivedAt ?? ctx.clock.now());
  const year = dayOf(now).slice(0, 4);
  return ctx.store.write(async (tx) => {
    const held = key === undefined ? undefined : await receiptOf(tx, year, key, macOf(tx, inquiry));
    if (held) {
      const known = await queries.findByReceipt(tx.db, year, held.id);
      if (known) return acceptedBefore(held.receipt, known, held.mac);
    }
    return insert(tx, inquiry, now, held ? { ...held, year } : undefined);
  });
}

interface Held {
  receipt: string;
  id: Buffer;
  mac: Buffer;
}

async function receiptOf(tx: Context, year: string, key: string, mac: Buffer): Promise<Held> {
  if (!(await queries.findIntake(tx.db, year)))
    await queries.insertIntake(tx.db, { year, salt: tx.random(32) });
  const intake = await queries.findIntake(tx.db, year);
  if (!intake) throw new Error('A year without a salt');
  const receipt = receiptFor(intake.salt, key);
  return { receipt, id: idFor(intake.salt, receipt), mac };
}

/** The contact is in it too: who adds one and sends again is not told that the same was received. */
const macOf = (
  ctx: Context,
  { kind, category, channel, requester, title, body, details, ...more }: NewInquiry,
) =>
  bodyMacFor(
    createHmac('sha256', ctx.secrets.key('comment')).update('inquiry').digest(),
    canonicalJson({
      kind,
      category: category ?? null,
      channel,
      requester,
      title,
      body,
      details: details ?? null,
      district: more.district ?? null,
      confidential: more.confidential ?? false,
      contacts: more.contacts ?? {},
    }),
  );

function acceptedBefore(receipt: string, stored: queries.InquiryRow, mac: Buffer): AcceptedInquiry {
  const withdrawn = stored.withdrawn_day !== null;
  if (!withdrawn && !mac.equals(stored.body_mac ?? Buffer.alloc(0))) throw new KeyReusedError();
  return {
    id: stored.id,
    number: stored.number,
    receipt,
    receivedAt: new Date(stored.received_at),
    dueAt: stored.due_at.startsWith('9999') ? undefined : new Date(stored.due_at),
    created: false,
    withdrawn,
  };
}

async function insert(
  tx: Context,
  inquiry: NewInquiry,
  receivedAt: Date,
  held: (Held & { year: string }) | undefined,
): Promise<AcceptedInquiry> {
  const { kind, category, external, entered, departmentId } = inquiry;
  const id = tx.random(16).toString('hex');
  const number = external?.number ?? (await nextNumber(tx, kind, receivedAt));
  const content: ActContents['receive'] = {
    limit: external?.due ? { due: external.due } : limitOf(kind, category, inquiry.urgent),
    ...(inquiry.day ? { day: inquiry.day } : {}),
    ...(inquiry.unconfirmed ? { unconfirmed: true } : {}),
    ...(inquiry.urgent ? { urgent: true } : {}),
    ...(inquiry.confidential ? { confidential: true } : {}),
    ...(inquiry.note ? { note: inquiry.note } : {}),
  };
  const act: KeptAct = {
    seq: 1,
    act: 'receive',
    content,
    officerId: entered?.id ?? null,
    departmentId,
    at: receivedAt,
  };
  const standing = standingOf({ departmentId, ends: kindRule(kind).ends }, [act]);
  const textId = randomTextId(tx);
  await queries.insertInquiry(tx.db, {
    id,
    number,
    external_number: external?.number ?? null,
    year: held?.year ?? null,
    receipt_id: held?.id ?? null,
    body_mac: held?.mac ?? null,
    department_id: departmentId,
    kind,
    category: category ?? null,
    topic: inquiry.topic ?? null,
    channel: inquiry.channel,
    language: inquiry.language,
    district: inquiry.district ?? null,
    requester: inquiry.requester,
    origin: inquiry.origin ? JSON.stringify(inquiry.origin) : null,
    received_at: receivedAt.toISOString(),
    text_id: textId,
    title: inquiry.title,
    body: inquiry.body,
    details: inquiry.details ? canonicalJson(inquiry.details) : null,
    withdrawn_day: null,
    ...projectionOf(standing),
  });
  await queries.insertAct(tx.db, {
    inquiry_id: id,
    seq: 1,
    act: 'receive',
    content: canonicalJson(content),
    officer_id: act.officerId,
    department_id: departmentId,
    at: receivedAt.toISOString(),
  });
  await queries.replaceStanding(tx.db, id, holdersOf(id, standing), clocksOf(id, standing));
  await queries.insertKeys(tx.db, textId, searchKeys(`${inquiry.title}\n${inquiry.body}`));
  for (const [purpose, words] of Object.entries(inquiry.contacts ?? {}))
    if (words)
      await queries.insertContact(tx.db, {
        inquiry_id: id,
        purpose,
        sealed: sealContact(tx, Buffer.from(id, 'hex'), 'contact', words),
      });
  if (entered)
    await record(tx, {
      officerId: entered.id,
      departmentId,
      act: 'inquiry.entered',
      subject: number,
      detail: { channel: inquiry.channel },
    });
  tx.store.expirePages();
  return {
    id,
    number,
    receipt: held?.receipt,
    receivedAt,
    dueAt: standing.clocks[0]?.dueAt,
    created: true,
    withdrawn: false,
  };
}

const series = { disclosure: 'YSQ', demand: 'SQ' } as const;

/** `SQ-20210520-0001`: demands by the day, applications (依申请) by the year. */
async function nextNumber(tx: Context, kind: InquiryKind, at: Date): Promise<string> {
  const day = dayOf(at).replaceAll('-', '');
  const prefix =
    kind === 'disclosure' ? `${series.disclosure}-${day.slice(0, 4)}` : `${series.demand}-${day}`;
  return `${prefix}-${String(await queries.nextInSeries(tx.db, prefix)).padStart(4, '0')}`;
}

const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);

/** A case as it stands, with its acts. */
export interface Inquiry {
  row: queries.InquiryRow;
  acts: KeptAct[];
  standing: ReturnType<typeof standingOf>;
}

/** Folds what is stored of a case. */
export async function readInquiry(ctx: Context, row: queries.InquiryRow): Promise<Inquiry> {
  const acts = (await queries.listActs(ctx.db, row.id)).map(actOf);
  return { row, acts, standing: standingOf(factsOf(row), acts) };
}

export const factsOf = (row: Pick<queries.InquiryRow, 'department_id' | 'kind'>) => ({
  departmentId: row.department_id,
  ends: kindRule(row.kind as InquiryKind).ends,
});

export const actOf = (row: queries.ActRow): KeptAct =>
  ({
    seq: row.seq,
    act: row.act,
    content: JSON.parse(row.content),
    officerId: row.officer_id,
    departmentId: row.department_id,
    at: new Date(row.at),
  }) as KeptAct;

/** By our number or the city's; undefined where there is none. */
export async function findInquiryByNumber(ctx: Context, number: string): Promise<Inquiry | undefined> {
  const row = await queries.findByNumber(ctx.db, number);
  return row && readInquiry(ctx, row);
}

/** Every year’s salt is tried, whether or not an earlier one fitted, so that the time taken tells little. */
export async function findInquiryByReceipt(ctx: Context, receipt: string): Promise<Inquiry | undefined> {
  let found: queries.InquiryRow | undefined;
  for (const { year, salt } of await queries.listIntakes(ctx.db)) {
    const row = await queries.findByReceipt(ctx.db, year, idFor(salt, receipt));
    if (row) found = row;
  }
  return found && readInquiry(ctx, found);
}

/** Words of a code in both languages, for lists that rule data give. */
export const wordsOf = (
  terms: readonly { code: string; text: Text }[],
  code: string | null,
): Text | undefined => terms.find((term) => term.code === code)?.text;
