import { expect, test } from 'vitest';
import { changePiece, createPiece, getPiece } from '#server/pieces/pieces.ts';
import { proposePiece } from '#server/pieces/versions.ts';
import { figureCodes, typedNumbers } from '#shared/open-day/figures.ts';
import { Browser } from '../support/browser.ts';
import { openPieceDesk, putThrough } from '../support/pieces.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const article = {
  edition: '2021',
  title: both('以公开促落实（示例）', 'Openness gets things done (sample)'),
  office: both('市长（示例）', 'Mayor (sample)'),
  source: both('大连日报（示例）', 'Dalian Daily (sample)'),
  date: '2021-05-15',
  paragraphs: [
    both(
      '去年举行新闻发布会{{indicator:press-conferences-2020}}场。',
      'There were {{indicator:press-conferences-2020}}.',
    ),
    { 'zh-CN': '一段只有中文的话。' },
  ],
};

const indicator = {
  title: both('新闻发布会场次', 'Press conferences'),
  group: 'openness',
  definition: both('举行的场次', 'How many were held'),
  period: both('2020年', '2020'),
  unit: both('场', 'conferences'),
  source: both('市长署名文章（示例）', 'Signed article (sample)'),
  reckoning: 'reported',
  value: 1180,
  over: true,
  office: both('市政府办公室（示例）', 'Office (sample)'),
  source_day: '2021-05-15',
};

test('an article waits for its indicators, and shows each figure as the indicator says it', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor, department } = desk;
  const given = {
    kind: 'signed_article',
    slug: '2021',
    content: article,
    departmentId: department.id,
  } as const;
  const piece = await createPiece(ctx, editor, given);
  const browser = await desk.as(editor);
  const page = await browser.get(`/workspace/pieces/${piece.id}`);
  expect(page.words).toContain('指标press-conferences-2020还没有公开');
  await expect(proposePiece(ctx, editor, piece.id)).rejects.toMatchObject({ type: 'piece-not-ready' });
  await desk.published('indicator', 'press-conferences-2020', indicator);
  await putThrough(ctx, piece, desk);
  const visitor = new Browser(desk);
  const shown = await visitor.get('/open-day/2021/article');
  expect([shown.status, shown.heading]).toEqual([200, '以公开促落实（示例）']);
  expect(shown.words).toContain('去年举行新闻发布会1,180余场（部门报送）');
  expect(shown.words).toContain('部门报送');
  expect(shown.links).toContain('/indicators/press-conferences-2020');
  expect(shown.html).not.toContain('{{');
  const english = await visitor.get('/en/open-day/2021/article');
  expect(english.words).toContain('more than 1,180');
  expect(english.words).toContain('The following is in Chinese only.');
  expect(english.html).toContain('<p lang="zh-CN">');
  expect((await visitor.get('/open-day/2022/article')).status).toBe(404);
});

test('an article of another year than its address, and placeholders that nothing fills, are held back', async () => {
  const { ctx, editor, department, as } = await openPieceDesk();
  const content = { ...article, edition: '2020', paragraphs: [both('{{theme}}{{nothing}}', '{{theme}}')] };
  const departmentId = department.id;
  const piece = await createPiece(ctx, editor, {
    kind: 'signed_article',
    slug: '2021',
    content,
    departmentId,
  });
  const { words } = await (await as(editor)).get(`/workspace/pieces/${piece.id}`);
  expect(words).toContain('与网址的2021年不符');
  expect(words).toContain('没有名为nothing的替换项');
  expect(words).not.toContain('没有名为theme的替换项');
});

test('numbers that were typed are pointed out, and hinder nothing', async () => {
  const { ctx, editor, department, as } = await openPieceDesk();
  const paragraphs = [both('2020年受理118.2万件，第13条，5月15日', 'In 2020')];
  const content = { ...article, paragraphs };
  const departmentId = department.id;
  const piece = await createPiece(ctx, editor, {
    kind: 'signed_article',
    slug: '2021',
    content,
    departmentId,
  });
  const browser = await as(editor);
  expect((await browser.get(`/workspace/pieces/${piece.id}`)).words).toContain('第1段：118.2');
  await expect(proposePiece(ctx, editor, piece.id)).resolves.toMatchObject({ kind: 'open_day' });
  const { revision } = await getPiece(ctx, editor, piece.id);
  const changed = { ...content, paragraphs: [both('没有数字', 'None')] };
  await changePiece(ctx, editor, { id: piece.id, revision, content: changed, slug: '2021' });
  expect((await browser.get(`/workspace/pieces/${piece.id}`)).words).not.toContain('有手工输入的数字');
});

test.each([
  ['受理118.2万件，办结率99.44%，共1,182,000件', ['118.2', '99.44', '1,182,000']],
  ['2020年5月15日，第十五个，第15个，〔2021〕14号，条例第20条', []],
  ['{{indicator:demands-2020}}件，拨打12345，9:30开始，3项', []],
  ['On 15 May 2021, article 36 and Order No. 711', []],
  ['312345 and 20210 and 60', ['312345', '20210', '60']],
])('in “%s” typed numbers are %j', (words, numbers) => {
  expect(typedNumbers(words)).toEqual(numbers);
});

test('figures are named once each, and only by a code', () => {
  const words = '{{indicator:a-1}}{{indicator:b}}{{indicator:a-1}}{{indicator:A}}{{indicator:}}';
  expect(figureCodes(words)).toEqual(['a-1', 'b']);
});
