import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import seeds from '#db/seeds/boards-2021.json' with { type: 'json' };
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import type { BoardContent } from '#server/open-day/board-content.ts';
import { sizeOf } from '#server/open-day/board-size.ts';
import { boardOn, changeDays, endOf } from '#server/open-day/board-text.ts';
import { expiringBoards } from '#server/open-day/boards.ts';
import type { DraftContent } from '#server/pieces/kinds.ts';
import { obstaclesTo } from '#server/pieces/obstacles.ts';
import { createPiece } from '#server/pieces/pieces.ts';
import { holdsOn } from '#shared/dated.ts';
import { languages } from '#shared/i18n/languages.ts';
import { addDays } from '#shared/time.ts';
import { Browser } from '../support/browser.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { search } from '../support/search.ts';

const first = seeds[0] as BoardContent;
const seventh = seeds[6] as BoardContent;
const before = '也可以申请行政复议或者提起行政诉讼';
const since = '应当先申请行政复议';

async function exhibition(boards: DraftContent[] = seeds): Promise<PieceDesk> {
  const desk = await openPieceDesk();
  await desk.published('edition', '2021', edition);
  for (const content of boards)
    await desk.published('board', `${content.edition}-${content.number}`, content);
  return desk;
}

const turnTo = (desk: PieceDesk, day: string) => desk.turnTo(`${day}T12:00:00+08:00`);

describe('what holds on the day of reading', () => {
  // Few days, so that first and last days are met often.
  const day = fc.integer({ min: 0, max: 12 }).map((n) => addDays('2021-01-01', n));
  const dates = fc.record({ valid_from: day, valid_until: day }, { requiredKeys: [] });
  const words = fc.array(dates, { maxLength: 6 }).map((all) => ({
    title: { 'zh-CN': '题' },
    lines: all.map((each, at) => ({ ...each, text: { 'zh-CN': String(at), en: String(at) } })),
    basis: [],
  }));

  test('a line stands from its first to its last day and on no other, in the board’s order', () => {
    fc.assert(
      fc.property(words, day, (board, today) => {
        const { lines, coming } = boardOn(board, today, undefined);
        const expected = board.lines.filter(
          ({ valid_from = '', valid_until = '9999' }) => valid_from <= today && today <= valid_until,
        );
        expect(lines).toEqual(expected);
        expect(coming.every((each) => !holdsOn(each, today))).toBe(true);
      }),
    );
  });

  test('between the days of change nothing changes, and what ends is known before', () => {
    fc.assert(
      fc.property(words, day, (board, today) => {
        const tomorrow = addDays(today, 1);
        const now = boardOn(board, today, undefined).lines;
        if (!changeDays(board).includes(tomorrow))
          expect(boardOn(board, tomorrow, undefined).lines).toEqual(now);
        const until = endOf(board, today);
        if (until === undefined) expect(now.every(({ valid_until }) => valid_until === undefined)).toBe(true);
        else expect(now.some(({ valid_until }) => valid_until === until)).toBe(true);
      }),
    );
  });

  test('the remedies read as the law of the day, to the day', async () => {
    const desk = await exhibition([seventh]);
    const reader = new Browser(desk);
    const path = '/open-day/2021/boards/7';
    let { words: said } = await reader.get(path);
    expect(said).toContain(before);
    expect(said).toContain('有效至2023年12月31日');
    expect(said).toContain('自2024年1月1日起：对不予公开决定不服的');
    expect((await reader.get(`${path}?paper=a0`)).words).not.toContain(since);
    await turnTo(desk, '2023-12-31');
    expect((await reader.get(path)).words).toContain(before);
    await turnTo(desk, '2024-01-01');
    ({ words: said } = await reader.get(path));
    expect(said).not.toContain(before);
    expect(said).toContain('第二十三条第一款第四项');
    const sheet = await reader.get(`/en${path}?paper=a3`);
    expect(sheet.words).toContain('must first apply for administrative reconsideration');
    expect(sheet.words).toContain('words as they hold on 1 January 2024');
  });

  test('its editor is told 60 days before words expire, and nobody else', async () => {
    const desk = await exhibition([seventh]);
    const departments = [desk.department.id];
    const told = async (day: string, whose = departments) => {
      await turnTo(desk, day);
      return (await expiringBoards(desk.ctx, whose)).map(({ until }) => until);
    };
    expect(await told('2023-10-31')).toEqual([]);
    expect(await told('2023-11-01')).toEqual(['2023-12-31']);
    expect(await told('2023-12-31')).toEqual(['2023-12-31']);
    expect(await told('2023-12-31', ['other'])).toEqual([]);
    expect(await told('2024-01-01')).toEqual([]);
    await turnTo(desk, '2023-12-01');
    const home = await (await desk.as(desk.editor)).get('/workspace');
    expect(home.words).toContain('展板文字即将失效');
    expect(home.words).toContain('2023年12月31日');
    expect((await (await desk.as(desk.approver)).get('/workspace')).words).not.toContain('展板文字');
  });
});

describe('on the desk', () => {
  const against = async (content: DraftContent, slug = '2021-1') => {
    const desk = await openPieceDesk();
    await desk.published('edition', '2021', edition);
    const departmentId = desk.department.id;
    const piece = await createPiece(desk.ctx, desk.editor, { kind: 'board', slug, departmentId, content });
    return (await obstaclesTo(desk.ctx, piece)).map(({ field, key }) => `${field} ${key}`);
  };
  const text = { 'zh-CN': '文字', en: 'words' };

  test.each<[string, DraftContent, string[]]>([
    ['a whole board', {}, []],
    ['no English', { title: { 'zh-CN': '公开' } }, ['title.en pieces.missing']],
    ['no edition of the year', { edition: '2022' }, ['edition exhibition.no_edition']],
    ['another address', { number: 2 }, ['number exhibition.other_address']],
    [
      'nothing on the day',
      { lines: [{ text, valid_from: '2021-05-16' }] },
      ['lines exhibition.nothing_holds'],
    ],
    [
      'a day after which nothing holds',
      { lines: [{ text, valid_until: '2023-12-31' }] },
      ['lines exhibition.nothing_holds'],
    ],
    [
      'an end before its beginning',
      { lines: [{ text }, { text, valid_from: '2021-05-16', valid_until: '2021-05-15' }] },
      ['lines.1.valid_until exhibition.reversed'],
    ],
    [
      'words that no edition has',
      { lines: [{ text: { ...text, en: '{{theme}} {{mayor}}' } }] },
      ['lines exhibition.unknown_placeholder'],
    ],
    [
      'more than a sheet holds',
      { lines: [{ text: { ...text, 'zh-CN': '字'.repeat(480) } }] },
      ['lines exhibition.too_long'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await against({ ...first, ...change })).toEqual(expected);
  });
});

describe('in public', () => {
  test('eight boards, each with its address, its version and its neighbours', async () => {
    const desk = await exhibition();
    const reader = new Browser(desk);
    const list = await reader.get('/open-day/2021/boards');
    expect(list.links.filter((link) => /boards\/\d$/.test(link))).toEqual(
      seeds.map(({ number }) => `/open-day/2021/boards/${number}`),
    );
    const page = await reader.get('/open-day/2021/boards/5');
    expect([page.status, page.heading]).toEqual([200, '多久有答复']);
    expect(page.words).toContain('第1版，2021年5月20日公开');
    expect(page.words).toContain('sha256:');
    expect(page.links).toEqual(
      expect.arrayContaining(['/open-day/2021/boards/4', '/open-day/2021/boards/6']),
    );
    const { hits } = await search(desk.ctx, '补正', 'zh-CN', { limit: 10 });
    expect(hits.map(({ address }) => address)).toEqual(['/open-day/2021/boards/5']);
  });

  test('a change of the theme changes a board that speaks of it', async () => {
    const text = { 'zh-CN': '今年的主题：{{theme}}', en: 'This year: {{theme}}' };
    const desk = await exhibition([{ ...first, lines: [{ text }] }]);
    const { words } = await new Browser(desk).get('/open-day/2021/boards/1');
    expect(words).toContain(`今年的主题：${edition.theme['zh-CN']}`);
  });

  test('all sheets of an edition on one page, each with its code, its address and its version', async () => {
    const reader = new Browser(await exhibition());
    const page = await reader.get('/open-day/2021/boards?paper=a0');
    expect(page.html.match(/class="sheet a0 /g)).toHaveLength(8);
    expect(page.html.match(/<img src="data:image\/png/g)).toHaveLength(8);
    expect(page.words).toContain('/open-day/2021/boards/8');
    const plain = await reader.get('/open-day/2021/boards?paper=a1');
    expect(plain.html).not.toContain('class="sheet');
  });

  test('programs read what holds today and what will', async () => {
    const { app } = await exhibition([seventh]);
    const answer = await app.request('/api/v1/open-days/2021/boards');
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as { items: { [name: string]: unknown }[] };
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      number: 7,
      title: seventh.title,
      lines: [
        { text: { 'zh-CN': expect.stringContaining(before) }, valid_from: null, valid_until: '2023-12-31' },
      ],
      coming: [{ valid_from: '2024-01-01', valid_until: null }],
      version: { no: 1, hash: expect.stringMatching(/^sha256:/) },
      address: expect.stringMatching(/\/open-day\/2021\/boards\/7$/),
    });
    expect((await app.request('/api/v1/open-days/2022/boards')).status).toBe(404);
    expect((await app.request('/api/v1/open-days/21/boards')).status).toBe(400);
  });

  test('what is no board is not there', async () => {
    const reader = new Browser(await exhibition([first]));
    for (const path of [
      '2021/boards/2',
      '2021/boards/0',
      '2021/boards/01',
      '2022/boards',
      '2022/boards/1',
      'x/boards',
    ])
      expect([path, (await reader.get(`/open-day/${path}`)).status]).toEqual([path, 404]);
  });

  test('every board of the sample fits on its sheet in a size that is larger than the least', () => {
    for (const board of seeds as BoardContent[])
      for (const day of ['2021-05-15', '2024-01-01'])
        for (const language of languages)
          expect(['few', 'some', 'many']).toContain(sizeOf(boardOn(board, day, undefined), language));
  });
});
