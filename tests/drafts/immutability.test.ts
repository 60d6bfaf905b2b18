import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { getConsultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { findClause, findLineage, getVersion, hashOfDraft } from '#server/drafts/drafts.ts';
import { keptPages } from '#server/pages.ts';
import type { ClauseNode } from '#shared/consultation/definition.ts';
import { comment, openOffice, small, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { columnNames } from '../support/store-bytes.ts';

/**
 * Every record, and what the store refuses to do to it: all columns, or those that are named. `changes`: only what
 * differs is refused.
 */
const records: { [table: string]: { update?: '*' | string[]; delete?: true; changes?: true } } = {
  document: { update: '*', delete: true },
  document_version: { update: '*', delete: true },
  clause_version: { update: '*', delete: true },
  consultation: { update: '*', delete: true },
  round: { update: '*', delete: true },
  period_event: { update: '*', delete: true },
  comment: { update: ['consultation_id', 'id', 'no', 'channel', 'received_at'], delete: true },
  comment_version: { update: '*' },
  opinion: { update: '*' },
  moderation: { update: '*', delete: true },
  appeal: { delete: true },
  appeal_decision: { update: '*', delete: true },
  disposition: { update: '*', delete: true },
  outcome: { update: ['snapshot', 'hash', 'no', 'consultation_id', 'note'], delete: true },
  audit_event: { update: '*', delete: true },
  approval: { update: '*', delete: true },
  approval_act: { update: '*', delete: true },
  approval_chain: { update: '*', delete: true },
  attachment: { update: '*', delete: true },
  retraction: { update: '*', delete: true },
  period_change: { update: '*' },
  brief_issue: {
    update: ['id', 'brief_id', 'no', 'snapshot', 'hash', 'proposed_at'],
    delete: true,
    changes: true,
  },
  piece_version: {
    update: ['id', 'piece_id', 'no', 'content', 'hash', 'note', 'proposed_at'],
    delete: true,
    changes: true,
  },
  piece_file: { update: ['id', 'piece_id', 'name', 'media_type', 'hash', 'at'], changes: true },
  interview_act: {
    update: ['piece_id', 'question_no', 'seq', 'act', 'content', 'publication', 'officer_id', 'at'],
    delete: true,
    changes: true,
  },
  inquiry_act: {
    update: ['inquiry_id', 'seq', 'act', 'content', 'officer_id', 'department_id', 'at'],
    delete: true,
    changes: true,
  },
};

const raw = ({ store }: Context, statement: string) =>
  store.write(({ db }) => sql.raw<Record<string, unknown>>(statement).execute(db));

const contentOf = async ({ db }: Context, table: string) =>
  (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows;

/** A store in which every record has a row. */
async function withRecords() {
  const house = await makeApp();
  const { ctx } = house;
  const { consultation, editor } = await openOffice(ctx, small);
  await comment(ctx, consultation, { contact: '示例联系方式' });
  const at = "'2021-05-20T02:00:00.000Z'";
  const bytes = ctx.upkeep.shared ? String.raw`'\x00'::bytea` : "x'00'";
  for (const statement of [
    `insert into moderation (consultation_id, comment_id, seq, revision, act, officer_id, at)
     select consultation_id, id, 1, 0, 'release', '${editor.id}', ${at} from comment`,
    `insert into appeal (consultation_id, comment_id, moderation_seq, text, at)
     select consultation_id, id, 1, 'why', ${at} from comment`,
    `insert into appeal_decision (consultation_id, comment_id, decision, reason, officer_id, at)
     select consultation_id, id, 'upheld', 'because', '${editor.id}', ${at} from comment`,
    `insert into opinion_group (id, consultation_id, no, title, officer_id, at)
     select 'g', id, 1, '{}', '${editor.id}', ${at} from consultation`,
    `insert into disposition (group_id, no, outcome, clauses, officer_id, at)
     values ('g', 1, 'adopted', '[]', '${editor.id}', ${at})`,
    `insert into outcome (id, consultation_id, no, snapshot, hash, proposed_at)
     select 'o', id, 1, '{}', 'sha256:0', ${at} from consultation`,
    `insert into approval (id, department_id, kind, subject_id, subject_hash)
     select 'a', department_id, 'outcome', 'o', 'sha256:0' from consultation`,
    `insert into attachment (id, department_id, name, media_type, bytes, hash, officer_id, at)
     select 's', department_id, 's.pdf', 'application/pdf', ${bytes}, 'sha256:0', '${editor.id}', ${at} from consultation`,
    `insert into approval_act (approval_id, step, act, officer_id, at, secrecy_reviewed)
     values ('a', 1, 'draft', '${editor.id}', ${at}, 0)`,
    `insert into approval_chain (department_id, kind, no, steps, officer_id, at)
     select department_id, 'outcome', 1, '[]', '${editor.id}', ${at} from consultation`,
    `insert into retraction (id, kind, subject_id, department_id, note, officer_id, at)
     select 'r', 'release', 'none', department_id, '{}', '${editor.id}', ${at} from consultation`,
    `insert into period_change (id, consultation_id, round_no, kind, reason, officer_id, at)
     select 'p', id, 1, 'suspend', '{}', '${editor.id}', ${at} from consultation`,
    `insert into brief (id, department_id, officer_id, content, revision, created_at, changed_at)
     select 'b', department_id, '${editor.id}', '{}', 1, ${at}, ${at} from consultation`,
    `insert into brief_issue (id, brief_id, no, snapshot, hash, proposed_at)
     values ('i', 'b', 1, '{}', 'sha256:0', ${at})`,
    `insert into piece (id, kind, slug, department_id, officer_id, content, revision, created_at, changed_at)
     select 'p', 'slogan', 's', department_id, '${editor.id}', '{}', 1, ${at}, ${at} from consultation`,
    `insert into piece_version (id, piece_id, no, content, hash, proposed_at)
     values ('v', 'p', 1, '{}', 'sha256:0', ${at})`,
    `insert into piece_file (id, piece_id, name, media_type, size, bytes, hash, officer_id, at)
     values ('f', 'p', 'f.pdf', 'application/pdf', 1, ${bytes}, 'sha256:0', '${editor.id}', ${at})`,
    `insert into interview_act (piece_id, question_no, seq, act, content, officer_id, at)
     values ('p', 1, 1, 'release', '{}', '${editor.id}', ${at})`,
    `insert into inquiry (id, number, department_id, kind, channel, language, requester, received_at, text_id, seq, state,
       open, urgent, confidential, due_at, reopened)
     select 'q', 'SQ-20210520-0001', department_id, 'help', 'phone', 'zh-CN', 'person', ${at}, 1, 1, 'received',
       1, 0, 0, ${at}, 0 from consultation`,
    `insert into inquiry_act (inquiry_id, seq, act, content, at) values ('q', 1, 'receive', '{}', ${at})`,
  ])
    await raw(ctx, statement);
  return { ...house, consultation };
}

test('the store refuses to change or delete a record, whoever asks', async () => {
  const { ctx } = await withRecords();
  for (const [table, refused] of Object.entries(records)) {
    const before = await contentOf(ctx, table);
    expect([table, before.length > 0]).toEqual([table, true]);
    const columns = refused.update === '*' ? await columnNames(ctx.db, table) : (refused.update ?? []);
    for (const column of columns)
      await expect(
        raw(ctx, `update ${table} set "${column}" = ${refused.changes ? otherFor(column) : `"${column}"`}`),
        `${table}.${column}`,
      ).rejects.toThrow(`${table} is a record`);
    if (refused.delete)
      await expect(raw(ctx, `delete from ${table}`), table).rejects.toThrow(`${table} is a record`);
    expect(await contentOf(ctx, table)).toEqual(before);
  }
});

test('nor can one be put in the place of a record', async () => {
  const { ctx } = await withRecords();
  for (const [table, refused] of Object.entries(records)) {
    if (!refused.delete) continue;
    const before = await contentOf(ctx, table);
    await expect(raw(ctx, await replacing(ctx, table)), table).rejects.toThrow(`${table} is a record`);
    expect(await contentOf(ctx, table)).toEqual(before);
  }
});

/** A value that the column may hold, and does not. */
const otherFor = (column: string) => (/^((question_)?no|seq|publication)$/.test(column) ? '99' : "'x'");

/** Puts every row in its own place: a statement of SQLite's, and the one of PostgreSQL that comes next to it. */
async function replacing({ db, upkeep }: Context, table: string): Promise<string> {
  if (!upkeep.shared) return `insert or replace into ${table} select * from ${table}`;
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute join pg_index on indrelid = attrelid and indisprimary
    where attrelid = ${table}::regclass and attnum = any (indkey)`.execute(db);
  const key = rows.map(({ name }) => name).join();
  return `with gone as (delete from ${table} returning *) insert into ${table} select * from gone
    on conflict (${key}) do nothing`;
}

test('no protection of the store is missing from this list', async () => {
  const { ctx } = await makeApp();
  const { rows } = ctx.upkeep.shared
    ? await sql<{ tbl_name: string; sql: string }>`
        select relname::text as tbl_name, pg_get_triggerdef(pg_trigger.oid) as sql
        from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal`.execute(ctx.db)
    : await sql<{ tbl_name: string; sql: string }>`
        select tbl_name, sql from sqlite_schema where type = 'trigger'`.execute(ctx.db);
  const found = rows.map(
    ({ tbl_name, sql: text }) => `${tbl_name} ${/BEFORE (UPDATE|DELETE)/.exec(text)?.[1]}`,
  );
  const listed = Object.entries(records).flatMap(([table, refused]) => [
    ...(refused.update ? [`${table} UPDATE`] : []),
    ...(refused.delete ? [`${table} DELETE`] : []),
  ]);
  expect(new Set(found)).toEqual(new Set(listed));
});

test('the first time of receipt gives way to its day when a comment is withdrawn, and to nothing else', async () => {
  const { ctx } = await withRecords();
  const day = "received_at = '2021-05-19T16:00:00.000Z'";
  await expect(raw(ctx, `update comment set ${day}`)).rejects.toThrow('comment is a record');
  await raw(ctx, `update comment set ${day}, withdrawn_at = '2021-05-20T02:00:00.000Z'`);
  expect(await contentOf(ctx, 'comment')).toMatchObject([{ received_at: '2021-05-19T16:00:00.000Z' }]);
});

test('a published version reads the same after everything that could be tried, and in a new process', async () => {
  const { ctx, consultation } = await withRecords();
  const { version } = consultation.round;
  const before = JSON.stringify(await getVersion(ctx, version.documentId, 1), withoutLinks);
  await Promise.allSettled([
    raw(ctx, "update clause_version set text = '{}'"),
    raw(ctx, 'delete from clause_version'),
    raw(ctx, "update document_version set hash = ''"),
  ]);
  const fresh: Context = { ...ctx, pages: keptPages() };
  expect(JSON.stringify(await getVersion(fresh, version.documentId, 1), withoutLinks)).toBe(before);
  expect(version.hash).toBe(hashOfDraft(small.title, small.clauses));
});

const withoutLinks = (key: string, value: unknown) =>
  key === 'parent' || key === 'children' ? undefined : value;

test('the clause of a comment is found by its address and by its lineage', async () => {
  const { ctx } = await makeApp();
  const { consultation } = await openOffice(ctx, wasteMeasures);
  const { version } = consultation.round;
  expect(version.clauses.length).toBeGreaterThan(35);
  for (const clause of version.clauses) {
    expect(findClause(version, clause.key)).toBe(clause);
    expect(findLineage(version, clause.lineage)).toBe(clause);
  }
  await comment(ctx, consultation, {
    opinions: [{ clause: '7', stance: 'support', text: '', proposed: null, quote: null }],
  });
  const { lineage } = await ctx.db.selectFrom('opinion').select('lineage').executeTakeFirstOrThrow();
  expect(findLineage(version, lineage ?? '')?.key).toBe('7');
  expect((await getConsultation(ctx, consultation.slug)).round.version).toBe(version);
});

let places: { path: (string | number)[]; words: string }[] = [];

beforeAll(() => {
  places = wordsIn({ title: wasteMeasures.title, clauses: wasteMeasures.clauses }, []);
});

function wordsIn(value: unknown, path: (string | number)[]): typeof places {
  if (typeof value === 'string') return [{ path, words: value }];
  if (Array.isArray(value)) return value.flatMap((each, at) => wordsIn(each, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => wordsIn(each, [...path, name]));
}

test('the hash changes with any word, heading, address or level', () => {
  const { title, clauses } = wasteMeasures;
  const before = hashOfDraft(title, clauses);
  expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
  fc.assert(
    fc.property(fc.nat({ max: places.length - 1 }), fc.nat(), (which, where) => {
      const draft = structuredClone({ title, clauses });
      const { path, words } = places[which] as (typeof places)[number];
      const at = where % words.length;
      put(draft, path, `${words.slice(0, at)}${words[at] === '甲' ? '乙' : '甲'}${words.slice(at + 1)}`);
      expect(hashOfDraft(draft.title, draft.clauses)).not.toBe(before);
    }),
    { numRuns: 100 },
  );
});

function put(into: object, path: (string | number)[], value: string): void {
  const last = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce((at, name) => at[name as never] as never, into);
  (holder as { [name: string]: string })[last] = value;
}

test('the hash changes with the order and the nesting of clauses, not with the order of names', () => {
  const [chapter] = small.clauses as [ClauseNode];
  const [first, second] = chapter.children as [ClauseNode, ClauseNode];
  const hash = (clauses: ClauseNode[]) => hashOfDraft(small.title, clauses);
  const before = hash(small.clauses);
  expect(hash([{ ...chapter, children: [second, first] }])).not.toBe(before);
  expect(hash([{ ...chapter, children: [first] }, second])).not.toBe(before);
  expect(hash([Object.fromEntries(Object.entries(chapter).reverse()) as unknown as ClauseNode])).toBe(before);
});
