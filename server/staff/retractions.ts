import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import type { PublicationKind } from './publications.ts';
import * as queries from './retractions.queries.ts';
import { holds, NotAllowedError } from './roles.ts';

/** What has an address of its own to be taken back from. */
export type RetractableKind = Exclude<PublicationKind, 'period' | 'brief'>;

export const ERRATUM_MIN = 10;
export const ERRATUM_MAX = 1000;

/** What was published by mistake and taken back, with the erratum that stands in its place. */
export interface Retraction {
  id: string;
  kind: RetractableKind;
  subjectId: string;
  departmentId: string;
  departmentName: Text;
  note: Text;
  at: Date;
}

/** It was taken back; `note` is the erratum, in words. */
export class RetractedError extends DomainError {
  readonly type = 'retracted';
  readonly status = 410;
  override readonly values: { title: string; unit: string; day: string; note: string };

  constructor(values: RetractedError['values']) {
    super();
    this.values = values;
  }
}

class AlreadyRetractedError extends DomainError {
  readonly type = 'already-retracted';
  readonly status = 409;
}

export type NoteProblem = 'short' | 'long';

/** What is wrong with an erratum: the Chinese words are required, those in English are not. */
export function noteProblems({ zh, en }: { zh: string; en: string }): { zh?: NoteProblem; en?: NoteProblem } {
  const problem = (words: string): NoteProblem | undefined => {
    const length = [...words.trim()].length;
    return length < ERRATUM_MIN ? 'short' : length > ERRATUM_MAX ? 'long' : undefined;
  };
  const [inChinese, inEnglish] = [problem(zh), en.trim() === '' ? undefined : problem(en)];
  return { ...(inChinese ? { zh: inChinese } : {}), ...(inEnglish ? { en: inEnglish } : {}) };
}

/** The words of a checked note. */
export const noteOf = ({ zh, en }: { zh: string; en: string }): Text => ({
  'zh-CN': zh.trim(),
  ...(en.trim() === '' ? {} : { en: en.trim() }),
});

/** Throws NotAllowedError for anybody but an approver of the department. */
export function requireMayRetract(officer: SignedIn, departmentId: string): void {
  if (!holds(officer, 'approver', departmentId)) throw new NotAllowedError();
}

export interface NewRetraction {
  kind: RetractableKind;
  subjectId: string;
  departmentId: string;
  /** Of what stood there. */
  hash: string;
  note: Text;
}

/**
 * Takes back at once what was published by mistake. One approver does it alone: a leak must stop in a minute, and the
 * erratum is public. Throws NotAllowedError, AlreadyRetractedError.
 */
export const retract = (
  ctx: Context,
  officer: SignedIn,
  { kind, subjectId, departmentId, hash, note }: NewRetraction,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireMayRetract(officer, departmentId);
    if (await queries.findRetraction(tx.db, kind, subjectId)) throw new AlreadyRetractedError();
    await queries.insertRetraction(tx.db, {
      id: tx.random(9).toString('base64url'),
      kind,
      subject_id: subjectId,
      department_id: departmentId,
      note: JSON.stringify(note),
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    });
    await record(tx, {
      officerId: officer.id,
      departmentId,
      act: `${kind}.retracted`,
      subject: subjectId,
      before: hash,
    });
    tx.store.expirePages();
  });

/** The ids of what was taken back of a kind. */
export const retractedIds = async (ctx: Context, kind: RetractableKind): Promise<ReadonlySet<string>> =>
  new Set((await queries.listSubjects(ctx.db, kind)).map(({ subject_id }) => subject_id));

export async function findRetraction(
  ctx: Context,
  kind: RetractableKind,
  subjectId: string,
): Promise<Retraction | undefined> {
  const row = await queries.findRetraction(ctx.db, kind, subjectId);
  return row && retractionOf(row);
}

/** Everything that was taken back, the newest first. */
export const listRetractions = async (ctx: Context): Promise<Retraction[]> =>
  (await queries.listRetractions(ctx.db)).map(retractionOf);

const retractionOf = (row: queries.RetractionRow): Retraction => ({
  id: row.id,
  kind: row.kind as RetractableKind,
  subjectId: row.subject_id,
  departmentId: row.department_id,
  departmentName: JSON.parse(row.department_name) as Text,
  note: JSON.parse(row.note) as Text,
  at: new Date(row.at),
});
