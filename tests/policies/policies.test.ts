import { expect, test } from 'vitest';
import type { PieceKindName } from '#server/pieces/kinds.ts';
import { obstaclesTo } from '#server/pieces/obstacles.ts';
import { createPiece } from '#server/pieces/pieces.ts';
import { policyDuties } from '#server/policies/duties.ts';
import { retract } from '#server/staff/retractions.ts';
import { Browser } from '../support/browser.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { search } from '../support/search.ts';
import { interpretationOf, policyOf } from './support.ts';

test('a policy and its interpretation stand on each other’s page', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'e-bikes', policyOf(1));
  const reader = new Browser(desk);
  const bare = await reader.get('/policies/e-bikes');
  expect(bare.status).toBe(200);
  expect(bare.words).toContain('解读一般应于2021年4月15日前公布');
  expect((await reader.get('/policies/e-bikes/interpretation')).status).toBe(404);
  await desk.published('interpretation', 'e-bikes', interpretationOf('e-bikes'));
  const whole = await reader.get('/policies/e-bikes');
  expect(whole.words).toContain('新建小区同步建棚。');
  expect(whole.links).toContain('/policies/e-bikes/interpretation');
  const alone = await reader.get('/policies/e-bikes/interpretation');
  expect([alone.status, alone.heading]).toEqual([200, '解读：电动自行车充电（示例）']);
  expect(alone.links).toContain('/policies/e-bikes');
});

test('what replaces a policy repeals it from its own first day, and each leads to the other', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'old', policyOf(1));
  await desk.published('policy', 'new', policyOf(2, { effective: '2021-06-01', replaces: ['old'] }));
  const reader = new Browser(desk);
  const before = await reader.get('/policies/old');
  expect(before.words).toContain('自2021年6月1日起由新文件代替');
  expect(before.words).not.toContain('废止');
  expect(before.links).toContain('/policies/new');
  expect((await reader.get('/policies/new')).links).toContain('/policies/old');
  desk.turnTo('2021-06-01T00:00:00+08:00');
  const after = await reader.get('/policies/old');
  expect(after.words).toContain('本文件自2021年6月1日起废止');
  expect((await reader.get('/en/policies/old')).words).toContain(
    'This document is repealed from 1 June 2021.',
  );
});

/** The fields on which something stands against the piece. */
async function fieldsAgainst(desk: PieceDesk, kind: PieceKindName, slug: string, content: object) {
  const departmentId = desk.department.id;
  const piece = await createPiece(desk.ctx, desk.editor, {
    kind,
    slug,
    departmentId,
    content: { ...content },
  });
  return (await obstaclesTo(desk.ctx, piece)).map(({ field, key }) => `${field} ${key}`);
}

test('what contradicts itself or what is public is not put forward', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'old', policyOf(1));
  const against = (slug: string, more: object) => fieldsAgainst(desk, 'policy', slug, policyOf(9, more));
  expect(await against('fine', { replaces: ['old'] })).toEqual([]);
  expect(await against('a', { index_no: 'SAMPLE-1' })).toEqual(['index_no policies.index_taken']);
  expect(await against('b', { effective: '2021-04-01', expires: '2021-03-01' })).toEqual([
    'effective policies.before_written',
    'expires policies.before_effective',
  ]);
  expect(await against('c', { replaces: ['c'] })).toEqual(['replaces policies.replaces_wrong']);
  expect(await against('d', { replaces: ['old'], effective: '2021-04-30' })).toEqual([
    'replaces policies.replaces_wrong',
  ]);
  expect(await against('e', { consultation: 'nothing' })).toEqual([
    'consultation policies.consultation_wrong',
  ]);
  expect(await against('f', { title: { 'zh-CN': '只有中文' } })).toEqual(['title.en pieces.missing']);
  expect(await against('g', { effective: '2021-02-30' })).toEqual(['effective pieces.missing']);
});

test('an interpretation waits for its policy, and there is one for each', async () => {
  const desk = await openPieceDesk();
  const against = (slug: string, more = {}) =>
    fieldsAgainst(desk, 'interpretation', slug, interpretationOf('e-bikes', more));
  expect(await against('a')).toEqual(['policy policies.policy_not_public']);
  await desk.published('policy', 'e-bikes', policyOf(1));
  expect(await against('b')).toEqual([]);
  expect(await against('c', { published_on: '2021-04-11' })).toEqual([
    'published_on policies.interpreted_on_wrong',
  ]);
  expect(await against('d', { published_on: '2021-05-21' })).toEqual([
    'published_on policies.interpreted_on_wrong',
  ]);
  await desk.published('interpretation', 'e-bikes', interpretationOf('e-bikes'));
  expect(await against('e')).toEqual(['policy policies.interpreted_already']);
  const diagram = { title: policyOf(1).title, file: 'x' };
  expect(await against('f', { diagrams: [diagram] })).toEqual(['diagrams.0.alternative pieces.missing']);
});

test('the department sees what it has to explain, what lost its policy, and how long it takes', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'quick', policyOf(1));
  await desk.published('interpretation', 'quick', interpretationOf('quick', { published_on: '2021-04-13' }));
  await desk.published('policy', 'slow', policyOf(2));
  await desk.published('interpretation', 'slow', interpretationOf('slow', { published_on: '2021-04-20' }));
  await desk.published('policy', 'silent', policyOf(3, { published_on: '2021-04-30' }));
  await desk.published('policy', 'ending', policyOf(4, { expires: '2021-07-19' }));
  await desk.published('policy', 'past', policyOf(5, { expires: '2021-05-19' }));
  const gone = await desk.published('policy', 'gone', policyOf(6));
  await desk.published('interpretation', 'gone', interpretationOf('gone'));
  const { ctx, department, approver } = desk;
  const note = { 'zh-CN': '误发，正式文件另行公布。' };
  const { id: subjectId } = gone;
  await retract(ctx, approver, { kind: 'policy', subjectId, departmentId: department.id, hash: '', note });
  const duties = await policyDuties(ctx, department.id);
  // Three working days after Friday 30 April 2021: the holiday ends on 5 May, Saturday 8 May is worked.
  expect(duties.unexplained.map(({ slug, dueOn, late }) => [slug, dueOn, late])).toEqual([
    ['silent', '2021-05-08', 9],
    ['ending', '2021-04-15', 24],
  ]);
  expect(duties.orphans.map(({ slug }) => slug)).toEqual(['gone']);
  expect([duties.explained, duties.medianDelay]).toEqual([2, 3.5]);
  expect(duties.expiring.map(({ slug, expires }) => [slug, expires])).toEqual([['ending', '2021-07-19']]);
  expect((await new Browser(desk).get('/policies/gone/interpretation')).status).toBe(410);
  const page = await (await desk.as(desk.editor)).get('/workspace/departments/office');
  expect(page.words).toContain('已解读2份，从文件公布到解读公布的中位数为3.5个工作日。');
  expect(page.words).toContain('已超过9个工作日');
});

test('two characters find a policy and its interpretation, in the words of either', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'e-bikes', policyOf(1));
  await desk.published('interpretation', 'e-bikes', interpretationOf('e-bikes'));
  const found = async (words: string) =>
    (await search(desk.ctx, words, 'zh-CN', { limit: 10 })).hits.map(({ address }) => address);
  expect(await found('同步')).toEqual(['/policies/e-bikes/interpretation']);
  expect(await found('有序')).toEqual(['/policies/e-bikes']);
  expect((await found('充电')).sort()).toEqual(['/policies/e-bikes', '/policies/e-bikes/interpretation']);
});
