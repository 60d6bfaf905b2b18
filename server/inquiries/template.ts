import type { Language } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { can, requireCan, scopeOf } from '../staff/roles.ts';
import * as queries from './template.queries.ts';

/** Ready-made words of a department for its replies. */
export interface Template {
  id: string;
  departmentId: string;
  department: Text;
  title: string;
  text: string;
  /** Who wrote it last, and when. */
  officer: Text;
  changedAt: Date;
}

/** What a template may name: it is filled in where the template is used. */
export const placeholders = ['number', 'day'] as const;

/** The departments for which an officer writes replies. */
export const answersFor = (officer: SignedIn): string[] =>
  scopeOf(officer).filter((id) => can(officer, 'answer-inquiries', id));

/** The templates of the officer’s departments. */
export async function listTemplates(ctx: Context, departmentIds: readonly string[]): Promise<Template[]> {
  if (departmentIds.length === 0) return [];
  const rows = await queries.listTemplates(ctx.db, departmentIds);
  return rows.map((row) => ({
    id: row.id,
    departmentId: row.department_id,
    department: JSON.parse(row.name) as Text,
    title: row.title,
    text: row.text,
    officer: JSON.parse(row.officer) as Text,
    changedAt: new Date(row.changed_at),
  }));
}

/** A template of the officer’s departments. Throws NotFoundError. */
export async function getTemplate(ctx: Context, officer: SignedIn, id: string) {
  const row = await queries.findTemplate(ctx.db, id);
  if (!row || !answersFor(officer).includes(row.department_id)) throw new NotFoundError();
  return row;
}

export interface TemplateWords {
  title: string;
  text: string;
}

/** Keeps new words for a department. Throws NotAllowedError. */
export async function createTemplate(
  ctx: Context,
  officer: SignedIn,
  departmentId: string,
  words: TemplateWords,
): Promise<void> {
  requireCan(officer, 'answer-inquiries', departmentId);
  const id = ctx.random(9).toString('base64url');
  await ctx.store.write(async (tx) => {
    const changed_at = tx.clock.now().toISOString();
    await queries.insertTemplate(tx.db, {
      id,
      department_id: departmentId,
      officer_id: officer.id,
      changed_at,
      ...words,
    });
    await note(tx, officer, departmentId, 'inquiry.template-written', id);
  });
}

/** Throws NotFoundError. */
export async function changeTemplate(
  ctx: Context,
  officer: SignedIn,
  id: string,
  words: TemplateWords,
): Promise<void> {
  await ctx.store.write(async (tx) => {
    const { department_id } = await getTemplate(tx, officer, id);
    const changed_at = tx.clock.now().toISOString();
    await queries.updateTemplate(tx.db, id, { ...words, officer_id: officer.id, changed_at });
    await note(tx, officer, department_id, 'inquiry.template-written', id);
  });
}

/** Throws NotFoundError. */
export async function removeTemplate(ctx: Context, officer: SignedIn, id: string): Promise<void> {
  await ctx.store.write(async (tx) => {
    const { department_id } = await getTemplate(tx, officer, id);
    await queries.deleteTemplate(tx.db, id);
    await note(tx, officer, department_id, 'inquiry.template-removed', id);
  });
}

const note = (tx: Context, officer: SignedIn, departmentId: string, act: string, subject: string) =>
  record(tx, { officerId: officer.id, departmentId, act, subject });

/** The words of a template with what it names put in; what it does not know stays, and is asked for before it is sent. */
export const filledIn = (text: string, known: { number: string; now: Date; language: Language }): string =>
  text.replaceAll('{{number}}', known.number).replaceAll('{{day}}', sayDay(dayOf(known.now), known.language));
