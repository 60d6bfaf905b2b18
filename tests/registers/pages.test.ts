import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openPieceDesk } from '../support/pieces.ts';
import {
  conference,
  countedFigure,
  document,
  reportedFigure,
  solved,
  tracked,
  visit,
  words,
} from './support.ts';

test('visits are listed with their problems counted, and name nobody who has not agreed', async () => {
  const desk = await openPieceDesk();
  const closed = { note: words('已修复', 'Repaired'), closed_on: '2021-05-18' };
  await desk.published('enterprise_visit', 'one', visit('2021-05-10', [solved(), solved('停车难')]));
  await desk.published(
    'enterprise_visit',
    'two',
    visit('2021-05-12', [tracked('2021-05-19'), tracked('2021-06-30', closed)], { sector: 'software' }),
  );
  const reader = new Browser(desk);
  const list = await reader.get('/enterprise-visits');
  expect([list.status, list.words]).toEqual([200, expect.stringContaining('共2次')]);
  expect(list.words).toContain('当场解决2个；转跟踪办理2个；其中已办结1个');
  expect((await reader.get('/enterprise-visits?sector=manufacturing')).words).toContain('共1次');
  const one = await reader.get('/enterprise-visits/two');
  expect(one.words).toContain('2021年5月19日到期，还没有办结');
  expect(one.words).toContain('2021年5月18日办结');
  expect((await reader.get('/en/enterprise-visits/two')).words).toContain(
    'Due by 19 May 2021, not closed yet',
  );
  expect((await reader.get('/enterprise-visits/three')).status).toBe(404);
});

test('disclosed documents are found by area, year, issuer and words, and lead to what replaced them', async () => {
  const desk = await openPieceDesk();
  await desk.published('disclosed_document', 'old', document('S-1'));
  await desk.published(
    'disclosed_document',
    'new',
    document('S-2', { title: words('部门决算公开（更正）', 'Accounts, corrected'), supersedes: 'old' }),
  );
  await desk.published(
    'disclosed_document',
    'plan',
    document('S-3', { area: 'major_projects', category: 'c10', published_on: '2021-05-20' }),
  );
  const reader = new Browser(desk);
  expect((await reader.get('/documents')).words).toContain('共3件其中1件超过20个工作日才公开');
  expect((await reader.get('/documents?area=major_projects&year=2021')).words).toContain('共1件');
  expect((await reader.get(`/documents?q=${encodeURIComponent('更正')}`)).words).toContain('共1件');
  expect((await reader.get(`/documents?issuer=${encodeURIComponent('别的局')}`)).words).toContain('共0件');
  const old = await reader.get('/documents/old');
  expect(old.links).toContain('/documents/new');
  expect(old.words).toContain('按规定最迟于2021年5月19日公开，已按期公开');
  expect((await reader.get('/documents/new')).links).toContain('/documents/old');
  expect((await reader.get('/documents/plan')).words).toContain('这件信息公开晚了');
});

test('indicators show definition, period, source and mark; a rate shows what it leaves over', async () => {
  const desk = await openPieceDesk();
  await desk.published('indicator', 'demands', reportedFigure(1_182_000));
  const rate = {
    title: words('按期办结率（示例）', 'On schedule (sample)'),
    unit: words('%', '%'),
    base: 'demands',
    rest: words('未按期办结', 'not completed on schedule'),
  };
  await desk.published('indicator', 'on-schedule', reportedFigure(99.44, rate));
  await desk.published('indicator', 'held', countedFigure('press_conferences'));
  await desk.published('press_conference', 'may', conference('2021-05-18', { topic: 'health' }));
  const reader = new Browser(desk);
  const zh = await reader.get('/indicators');
  expect(zh.words).toContain('1,182,000');
  expect(zh.words).toContain('未按期办结约6,619件');
  expect(zh.words).toContain('实际在6,561至6,678之间');
  expect(zh.words).toContain('本平台数出');
  const en = await reader.get('/en/indicators/on-schedule');
  expect(en.words).toContain('about 6,619 demands: not completed on schedule');
  expect((await reader.get('/indicators/held')).words).toContain('1 条');
  expect((await reader.get('/indicators/none')).status).toBe(404);
});
