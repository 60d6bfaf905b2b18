import { createHash } from 'node:crypto';
import {
  type ConsultationDefinition,
  consultationDefinition,
  type DocumentProperties,
  type Notice,
} from '#shared/consultation/definition.ts';
import type { Window } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { DocumentForm, Identity, Visibility } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { createDocument, type DocumentVersion, getVersion } from '../drafts/drafts.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { retractedIds } from '../staff/retractions.ts';
import * as queries from './consultations.queries.ts';
import { type PeriodEvent, periodPhase, type RoundPhase, windowOf } from './period.ts';
import { indexRound } from './search-entries.ts';

/** One version of the draft, put out for comment for one period. */
export interface Round {
  no: number;
  version: DocumentVersion;
  notice: Notice;
  identity: Identity;
  visibility: Visibility;
  /** Working days within which a comment is to be reviewed. */
  reviewDays: number;
  /** The day by which the outcome is to be public. */
  feedbackDueOn: string;
  hash: string;
  publishedAt: Date;
  events: PeriodEvent[];
  /** What the events come to. */
  window: Window;
}

export interface Consultation {
  id: string;
  slug: string;
  departmentId: string;
  form: DocumentForm;
  properties: DocumentProperties;
  /** 32 random bytes from which receipts and ids are made; it never leaves the server. */
  salt: Uint8Array;
  publishedAt: Date;
  /** 演练: seen by officers of the department only, never public, and may be deleted whole. */
  exercise: boolean;
  /** It was published by mistake and taken back; an erratum stands at its address. */
  retracted: boolean;
  rounds: Round[];
  /** The newest round. */
  round: Round;
  /** The newest version's title. */
  title: Text;
}

/** The address is another consultation's. */
export class SlugTakenError extends DomainError {
  readonly type = 'slug-taken';
  readonly status = 409;
}

/** `sha256:` and the hex digest of everything that is approved: notice, explanation, draft, period. */
export const hashOfConsultation = (definition: ConsultationDefinition): string =>
  `sha256:${createHash('sha256').update(canonicalJson(definition)).digest('hex')}`;

export interface ConsultationPublication {
  departmentId: string;
  officerId: string;
  definition: ConsultationDefinition;
}

/**
 * Publishes a consultation with its first round: document, version and clauses, the notice, the period. Joins the
 * running write. Throws SlugTakenError.
 */
export const publishConsultation = (
  ctx: Context,
  { departmentId, officerId, definition: given }: ConsultationPublication,
): Promise<string> =>
  ctx.store.write(async (tx) => {
    const definition = consultationDefinition.parse(given);
    if (await queries.findSlug(tx.db, definition.slug)) throw new SlugTakenError();
    const id = tx.random(9).toString('base64url');
    const now = tx.clock.now().toISOString();
    const { title, clauses, round, exercise = false } = definition;
    const documentId = await createDocument(tx, { departmentId, title, clauses, exercise });
    await queries.insertConsultation(tx.db, {
      id,
      slug: definition.slug,
      department_id: departmentId,
      document_id: documentId,
      form: definition.form,
      properties: JSON.stringify(definition.properties),
      salt: tx.random(32),
      published_at: now,
      exercise: exercise ? 1 : 0,
    });
    await queries.insertRound(tx.db, {
      consultation_id: id,
      no: 1,
      version_no: 1,
      notice: canonicalJson(noticeOf(definition)),
      identity: round.identity,
      visibility: round.visibility,
      review_days: round.review_days,
      feedback_due_on: round.feedback_due_on,
      hash: hashOfConsultation(definition),
      published_at: now,
    });
    await queries.insertPeriodEvent(tx.db, {
      consultation_id: id,
      round_no: 1,
      seq: 1,
      kind: 'set',
      opens_at: new Date(round.opens_at).toISOString(),
      closes_at: new Date(round.closes_at).toISOString(),
      reason: null,
      officer_id: officerId,
      at: now,
    });
    if (!exercise) await indexRound(tx, id, noticeOf(definition), await getVersion(tx, documentId, 1));
    tx.store.expirePages();
    return id;
  });

function noticeOf({
  drafting_unit,
  sample_note,
  notice,
  explanation,
  questions,
  round,
}: ConsultationDefinition) {
  const { close_reason, shortened_reason, responsible_unit } = round;
  return {
    drafting_unit,
    sample_note,
    notice,
    explanation,
    questions,
    round: { close_reason, shortened_reason, responsible_unit },
  } satisfies Notice;
}

/** Any of them: rehearsals are guarded at their addresses. Throws NotFoundError. */
export async function getConsultation(ctx: Context, slug: string): Promise<Consultation> {
  const found = (await listEveryConsultation(ctx)).find((each) => each.slug === slug);
  if (!found) throw new NotFoundError();
  return found;
}

/** Those that the public may see listed: no rehearsal and nothing that was taken back. */
export const listConsultations = async (ctx: Context): Promise<Consultation[]> =>
  (await listEveryConsultation(ctx)).filter(({ exercise, retracted }) => !exercise && !retracted);

/**
 * Every consultation, rehearsals and those taken back among them, the newest first. Kept until a publication expires
 * the pages: what was published changes rarely and is read at every request.
 */
export async function listEveryConsultation(ctx: Context): Promise<Consultation[]> {
  const { generation } = ctx.pages;
  const known = kept.get(ctx.store);
  if (known?.generation === generation) return known.all;
  const all = await readConsultations(ctx);
  kept.set(ctx.store, { generation, all });
  return all;
}

/** By who reads: what a running write has seen may be rolled back with it, and is nobody else's. */
const kept = new WeakMap<Context['store'], { generation: number; all: Consultation[] }>();

async function readConsultations(ctx: Context): Promise<Consultation[]> {
  const rows = await queries.listConsultations(ctx.db);
  const rounds = await queries.listRounds(ctx.db);
  const events = await queries.listPeriodEvents(ctx.db);
  const retracted = await retractedIds(ctx, 'consultation');
  return Promise.all(
    rows.map(async (row) => {
      const mine = rounds.filter(({ consultation_id }) => consultation_id === row.id);
      const all = await Promise.all(
        mine.map(async (each) => {
          const own = events.filter(
            (event) => event.consultation_id === row.id && event.round_no === each.no,
          );
          return roundOf(await getVersion(ctx, row.document_id, each.version_no), each, own.map(eventOf));
        }),
      );
      const round = all.at(-1);
      if (!round) throw new Error(`Consultation ${row.slug} has no round`);
      return {
        id: row.id,
        slug: row.slug,
        departmentId: row.department_id,
        form: row.form as DocumentForm,
        properties: JSON.parse(row.properties) as DocumentProperties,
        salt: row.salt,
        publishedAt: new Date(row.published_at),
        exercise: row.exercise === 1,
        retracted: retracted.has(row.id),
        rounds: all,
        round,
        title: round.version.title,
      };
    }),
  );
}

const roundOf = (version: DocumentVersion, row: queries.RoundRow, events: PeriodEvent[]): Round => ({
  no: row.no,
  version,
  notice: JSON.parse(row.notice) as Notice,
  identity: row.identity as Identity,
  visibility: row.visibility as Visibility,
  reviewDays: row.review_days,
  feedbackDueOn: row.feedback_due_on,
  hash: row.hash,
  publishedAt: new Date(row.published_at),
  events,
  window: windowOf(events),
});

const timeOf = (at: string | null) => (at === null ? undefined : new Date(at));

const eventOf = (row: queries.PeriodEventRow): PeriodEvent => ({
  kind: row.kind as PeriodEvent['kind'],
  opensAt: timeOf(row.opens_at),
  closesAt: timeOf(row.closes_at),
  reason: row.reason === null ? undefined : (JSON.parse(row.reason) as Text),
  at: new Date(row.at),
});

/** The consultation as it is for a comment of one of its rounds: that round in the place of the newest. */
export function inRound(consultation: Consultation, no: number): Consultation {
  const round = consultation.rounds.find((each) => each.no === no);
  if (!round) throw new Error(`Consultation ${consultation.slug} has no round ${no}`);
  return { ...consultation, round };
}

/** What the clock makes of the consultation's newest round. */
export const consultationPhase = ({ round }: Pick<Consultation, 'round'>, now: Date): RoundPhase =>
  periodPhase(round.events, now);
