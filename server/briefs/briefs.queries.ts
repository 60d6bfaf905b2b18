import type { Insertable, Kysely, Selectable } from 'kysely';
import type { BriefIssueTable, BriefTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type BriefRow = Selectable<BriefTable>;

export const insertBrief = (db: Db, row: Insertable<BriefTable>) =>
  db.insertInto('brief').values(row).execute();

/** Gives whether the revision was still the one that was read. */
export async function setContent(
  db: Db,
  { id, revision, content, at }: { id: string; revision: number; content: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('brief')
    .set({ content, revision: revision + 1, changed_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const findBrief = (db: Db, id: string) =>
  db.selectFrom('brief').selectAll().where('id', '=', id).executeTakeFirst();

/** The departments' briefs, the last changed first. */
export const listBriefs = (db: Db, departments: string[]): Promise<BriefRow[]> =>
  db
    .selectFrom('brief')
    .selectAll()
    .where('department_id', 'in', departments)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();

/** An act by which the officer wrote a part of a brief, if there is one. */
export const findWriting = (db: Db, id: string, officerId: string) =>
  db
    .selectFrom('audit_event')
    .select('at')
    .where('subject', '=', id)
    .where('officer_id', '=', officerId)
    .where('act', 'in', ['brief.created', 'brief.changed'])
    .executeTakeFirst();

export const insertIssue = (db: Db, row: Insertable<BriefIssueTable>) =>
  db.insertInto('brief_issue').values(row).execute();

export const setSigned = (db: Db, id: string, at: string) =>
  db.updateTable('brief_issue').set({ signed_at: at }).where('id', '=', id).execute();

export const findIssue = (db: Db, id: string) =>
  db.selectFrom('brief_issue').selectAll().where('id', '=', id).executeTakeFirst();

export const findIssueByNo = (db: Db, briefId: string, no: number) =>
  db
    .selectFrom('brief_issue')
    .selectAll()
    .where('brief_id', '=', briefId)
    .where('no', '=', no)
    .executeTakeFirst();

const heads = ['id', 'brief_id', 'no', 'hash', 'proposed_at', 'signed_at'] as const;

export type IssueHead = Pick<Selectable<BriefIssueTable>, (typeof heads)[number]>;

export const listIssues = (db: Db, briefId: string): Promise<IssueHead[]> =>
  db.selectFrom('brief_issue').select(heads).where('brief_id', '=', briefId).orderBy('no').execute();

/** Where a view of figures leads that an office has kept. */
export const findView = (db: Db, id: string, departments: string[]) =>
  db
    .selectFrom('figure_view')
    .innerJoin('questionnaire', 'questionnaire.id', 'figure_view.questionnaire_id')
    .select(['questionnaire.slug', 'figure_view.address'])
    .where('figure_view.id', '=', id)
    .where('figure_view.department_id', 'in', departments)
    .executeTakeFirst();
