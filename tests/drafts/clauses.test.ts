import { expect, test } from 'vitest';
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { type Clause, findClause, getVersion, unitsOf, within } from '#server/drafts/drafts.ts';
import { NotFoundError } from '#server/errors.ts';
import { clause as clauseSchema, consultationDefinition } from '#shared/consultation/definition.ts';
import { openConsultation, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

const label = { 'zh-CN': '一', en: '1' };
const heading = { 'zh-CN': '标题', en: 'Heading' };
const text = { 'zh-CN': '内容。', en: 'Words.' };

type Part = { key: string; level: string; heading?: object; text?: object; children?: Part[] };

const draft = (clauses: Part[]) =>
  consultationDefinition.parse({
    ...waste,
    slug: 'draft',
    questions: [],
    clauses: clauses.map(function named(each): object {
      return { label, ...each, children: (each.children ?? []).map(named) };
    }),
  });

async function versionOf(clauses: Part[]) {
  const { ctx } = await makeApp();
  return (await openConsultation(ctx, draft(clauses))).round.version;
}

const keys = (clauses: Clause[]) => clauses.map(({ key }) => key);

test('clauses stand depth first, each under its own', async () => {
  const { ctx } = await makeApp();
  const { version } = (await openConsultation(ctx, small)).round;
  expect(keys(version.clauses)).toEqual(['chapter-1', '1', '2', '2-1']);
  expect(keys(version.roots)).toEqual(['chapter-1']);
  const item = findClause(version, '2-1');
  expect(item?.parent?.key).toBe('2');
  expect(item?.parent?.parent?.key).toBe('chapter-1');
  expect(item?.parent?.parent?.parent).toBeUndefined();
  expect(keys(within(version.roots[0] as Clause))).toEqual(['chapter-1', '1', '2', '2-1']);
  expect(keys(within(item as Clause))).toEqual(['2-1']);
});

test('the order is the file’s, whatever the addresses are', async () => {
  const leaf = (key: string): Part => ({ key, level: 'article', text });
  const order = ['10', '9', 'a', '1', '2', 'z', '3', '11'];
  expect(keys((await versionOf(order.map(leaf))).clauses)).toEqual(order);
});

test('people comment on articles and annexes, not on chapters or items', async () => {
  const version = await versionOf([
    {
      key: 'chapter-1',
      level: 'chapter',
      heading,
      text,
      children: [{ key: '1', level: 'article', text, children: [{ key: '1-1', level: 'item', text }] }],
    },
    { key: 'annex-1', level: 'annex', heading },
  ]);
  expect(keys(unitsOf(version))).toEqual(['1', 'annex-1']);
});

test('without articles people comment on whatever says something', async () => {
  const version = await versionOf([
    { key: '1', level: 'section', heading, children: [{ key: '1-1', level: 'paragraph', text }] },
    { key: '2', level: 'section', heading, text, children: [{ key: '2-1', level: 'paragraph', text }] },
    { key: '3', level: 'section', heading },
    { key: '4', level: 'section' },
  ]);
  expect(keys(unitsOf(version))).toEqual(['1-1', '2', '2-1', '3']);
});

const nested = (depth: number): object => ({
  key: `k${depth}`,
  level: 'item',
  label,
  ...(depth > 1 ? { children: [nested(depth - 1)] } : {}),
});

test('a draft is eight levels deep at most; a file nested without end is refused, not walked', async () => {
  expect(clauseSchema.safeParse(nested(8)).success).toBe(true);
  expect(clauseSchema.safeParse(nested(9)).success).toBe(false);
  expect(clauseSchema.safeParse(nested(5000)).success).toBe(false);
  const version = await versionOf([nested(8) as Part]);
  expect(keys(version.clauses)).toHaveLength(8);
});

test.each([
  '',
  'A',
  '第七条',
  '1--2',
  '-1',
  '1-',
  '../1',
  'a b',
  `${'a'.repeat(17)}`,
  '1-2-3-4-5-6-7-8-9-10-11-12-13-14',
])('%s is no address', (key) => {
  expect(clauseSchema.safeParse({ key, level: 'article', label }).success).toBe(false);
});

test('a version that is not there is not found', async () => {
  const { ctx } = await makeApp();
  const { version } = (await openConsultation(ctx, small)).round;
  await expect(getVersion(ctx, version.documentId, 2)).rejects.toThrow(NotFoundError);
  await expect(getVersion(ctx, 'none', 1)).rejects.toThrow(NotFoundError);
  expect(findClause(version, 'constructor')).toBeUndefined();
});

test('one address stands for one clause', async () => {
  const { ctx } = await makeApp();
  const twice = draft([
    { key: '1', level: 'article', text },
    { key: '1', level: 'article', text },
  ]);
  await expect(openConsultation(ctx, twice)).rejects.toThrow(/UNIQUE|duplicate key/);
  for (const table of ['document', 'document_version', 'clause_version', 'consultation', 'round'] as const)
    expect([table, await ctx.db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
});
