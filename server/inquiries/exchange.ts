import { createHmac } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { actOn } from './acting.ts';
import type { KeptAct } from './case/acts.ts';
import * as queries from './exchange.queries.ts';
import { actsOfCase, type Refusal } from './exchange-acts.ts';
import type { ExchangeCase } from './exchange-format.ts';
import { compare } from './exchange-sides.ts';
import { type Departments, readDepartments, requireDispatcher } from './exchange-units.ts';
import { factsOf, findInquiryByNumber, type Inquiry, registerInquiry } from './inquiries.ts';

/** What the words and the classing of a case may differ in, besides its history. */
export const exchangeFacts = ['kind', 'category', 'channel', 'district', 'title', 'body'] as const;
export type ExchangeFact = (typeof exchangeFacts)[number];

/**
 * What a case from the city's own system is to us. `waiting`: it came before, differs, and nobody has decided yet;
 * `decided`: it came before and was decided.
 */
export type Found =
  | { kind: 'new'; acts: KeptAct[] }
  | { kind: 'newer'; inquiry: Inquiry; further: KeptAct[] }
  | { kind: 'changed'; inquiry: Inquiry; theirs: Kept }
  | { kind: 'same' | 'newer_here' | 'waiting' | 'decided'; inquiry: Inquiry }
  | { kind: 'refused'; refusal: Refusal };

/** Of words only that they differ: what a requester wrote stands in one place, from which it can be taken back. */
export interface DifferingFact {
  fact: ExchangeFact;
  theirs: string | null;
}

/** What came and differs, as it is kept until somebody decides: without the requester's words. */
export interface Kept {
  facts: DifferingFact[];
  acts: KeptAct[];
}

/** Looks what a case is to us. Writes nothing. */
export async function lookAt(ctx: Context, departments: Departments, given: ExchangeCase): Promise<Found> {
  const mapped = actsOfCase(given, departments, ctx.clock.now());
  if ('refusal' in mapped) return { kind: 'refused', refusal: mapped.refusal };
  const inquiry = await findOurs(ctx, given);
  if (!inquiry) {
    if (given.title === null || given.body === null) return refused('words', 'title, body');
    return { kind: 'new', acts: mapped.acts };
  }
  const { row } = inquiry;
  if (row.kind === 'disclosure' || row.department_id !== departments.centre)
    return refused('kind', row.number);
  const facts = differingFacts(given, inquiry);
  const compared = compare(factsOf(row), inquiry.acts, mapped.acts);
  if (facts.length === 0 && compared.kind === 'newer') return { ...compared, inquiry };
  if (facts.length === 0 && compared.kind !== 'changed') return { kind: compared.kind as 'same', inquiry };
  const last = await queries.findLastExchange(ctx.db, row.id);
  if (last?.hash === hashOf(ctx, given))
    return { kind: last.decision === null ? 'waiting' : 'decided', inquiry };
  return { kind: 'changed', inquiry, theirs: { facts, acts: mapped.acts } };
}

const refused = (why: Refusal['why'], what: string): Found => ({
  kind: 'refused',
  refusal: { line: 0, why, what },
});

/** By its own number; of a case that was made here and sent there by ours, which it names. */
async function findOurs(ctx: Context, given: ExchangeCase): Promise<Inquiry | undefined> {
  const known = await findInquiryByNumber(ctx, given.id);
  if (known || !given.our_number) return known;
  const sent = await findInquiryByNumber(ctx, given.our_number);
  return sent?.row.external_number === null ? sent : undefined;
}

function differingFacts(given: ExchangeCase, { row }: Inquiry): DifferingFact[] {
  const theirs: { [fact in ExchangeFact]: string | null | undefined } = {
    kind: given.kind,
    category: given.category ?? null,
    channel: given.channel,
    district: given.district ?? null,
    title: given.title,
    body: given.body,
  };
  return exchangeFacts.flatMap((fact): DifferingFact[] => {
    const isWords = fact === 'title' || fact === 'body';
    // What was taken back here stays away, and what they do not send does not differ.
    if (isWords && (row.withdrawn_day !== null || theirs[fact] === null)) return [];
    return theirs[fact] === row[fact] ? [] : [{ fact, theirs: isWords ? null : (theirs[fact] ?? null) }];
  });
}

/** Tells whether the same came before. Keyed, for it is made of the requester's words, too. */
const hashOf = (ctx: Context, given: ExchangeCase): string =>
  createHmac('sha256', ctx.secrets.key('comment'))
    .update('exchange')
    .update(canonicalJson(given))
    .digest('hex');

/** What became of a case that was taken. */
export interface Taken {
  number: string;
  kind: Found['kind'];
  refusal?: Refusal;
}

/**
 * Takes a case from the city's own system by its number: registers it, appends the acts that are further on there, or keeps
 * it for a decision where both sides went on. The same once more changes nothing. Part of the running write.
 */
export async function takeCase(tx: Context, departments: Departments, given: ExchangeCase): Promise<Taken> {
  const found = await lookAt(tx, departments, given);
  const { id: number } = given;
  if (found.kind === 'refused') return { number, kind: 'refused', refusal: found.refusal };
  if (found.kind === 'new') {
    const [receipt, ...further] = found.acts;
    if (!receipt || departments.centre === undefined) throw new Error('A case without a receipt');
    const { id } = await registerInquiry(tx, {
      departmentId: departments.centre,
      kind: given.kind,
      category: given.category ?? undefined,
      channel: given.channel,
      language: 'zh-CN',
      district: given.district ?? undefined,
      requester: given.requester_type ?? 'person',
      title: given.title ?? '',
      body: given.body ?? '',
      ...(given.history[0]?.urgency === 'urgent' ? { urgent: true } : {}),
      ...(given.history[0]?.confidential ? { confidential: true } : {}),
      note: given.history[0]?.note,
      external: { number, receivedAt: receipt.at, due: given.due ?? undefined },
    });
    await append(tx, id, 1, further);
    return { number, kind: 'new' };
  }
  const { row, standing } = found.inquiry;
  if (row.external_number === null && row.number !== number)
    await queries.setExternalNumber(tx.db, row.id, number);
  if (found.kind === 'newer') await append(tx, row.id, standing.seq, found.further);
  if (found.kind === 'changed') {
    const last = await queries.findLastExchange(tx.db, row.id);
    await queries.insertExchange(tx.db, {
      inquiry_id: row.id,
      no: (last?.no ?? 0) + 1,
      received_at: tx.clock.now().toISOString(),
      content: canonicalJson(JSON.parse(JSON.stringify(found.theirs))),
      hash: hashOf(tx, given),
      decision: null,
      officer_id: null,
    });
  }
  return { number, kind: found.kind };
}

/** Further acts with their own times, none of them before the last that stands. */
async function append(tx: Context, id: string, seq: number, acts: readonly KeptAct[]): Promise<void> {
  let last = seq;
  for (const { act, content, at, departmentId } of acts) {
    await actOn(tx, { id, seq: last, elsewhere: { at, departmentId } }, act, content as never);
    last += 1;
  }
}

/** Cases that share one write, so that others are not kept waiting. */
const TOGETHER = 20;

/**
 * Takes many cases, a few in each write, until the time is up: what is left is taken by sending it again. Throws
 * NotAllowedError, StoreUnwritableError.
 */
export async function takeCases(
  ctx: Context,
  officer: SignedIn | undefined,
  cases: readonly ExchangeCase[],
  { from = 0, milliseconds = Number.POSITIVE_INFINITY } = {},
): Promise<{ taken: Taken[]; next: number | undefined }> {
  const departments = await readDepartments(ctx);
  if (officer) requireDispatcher(officer, departments);
  const began = performance.now();
  const taken: Taken[] = [];
  let next = from;
  while (next < cases.length && (next === from || performance.now() - began < milliseconds)) {
    const portion = cases.slice(next, next + TOGETHER);
    const done = await ctx.store.write(async (tx) => {
      const results: Taken[] = [];
      for (const each of portion) results.push(await takeCase(tx, departments, each));
      const count = (...kinds: Found['kind'][]) => results.filter(({ kind }) => kinds.includes(kind)).length;
      if (count('new', 'newer', 'changed') > 0)
        await record(tx, {
          officerId: officer?.id ?? null,
          departmentId: departments.centre ?? null,
          act: 'inquiries.exchanged',
          subject: portion.length === 1 ? (portion[0]?.id ?? '') : 'exchange',
          detail: {
            new: count('new'),
            newer: count('newer'),
            changed: count('changed'),
            refused: count('refused'),
          },
        });
      return results;
    });
    taken.push(...done);
    next += portion.length;
  }
  return { taken, next: next < cases.length ? next : undefined };
}
