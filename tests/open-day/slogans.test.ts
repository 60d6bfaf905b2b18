import { expect, test } from 'vitest';
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import seeds from '#db/seeds/slogans-2021.json' with { type: 'json' };
import type { DraftContent } from '#server/pieces/kinds.ts';
import { changePiece, createPiece, listPieces } from '#server/pieces/pieces.ts';
import { openPieceDesk, type PieceDesk, putThrough } from '../support/pieces.ts';

const line: DraftContent = {
  edition: '2021',
  kind: 'screen',
  channels: ['screen'],
  text: { 'zh-CN': '政务公开日：您来问，我们答', en: 'Open Day: you ask, we answer' },
  from: '2021-05-12',
  to: '2021-05-31',
  times: [],
};

async function withEdition(): Promise<PieceDesk> {
  const desk = await openPieceDesk();
  await desk.published('edition', '2021', edition);
  return desk;
}

/** What the desk says stands against a slogan. */
async function against(desk: PieceDesk, content: DraftContent): Promise<string> {
  const { ctx, editor, department } = desk;
  const slug = `s-${ctx.random(6).toString('hex')}`;
  const piece = await createPiece(ctx, editor, {
    kind: 'slogan',
    slug,
    departmentId: department.id,
    content,
  });
  const { words } = await (await desk.as(editor)).get(`/workspace/pieces/${piece.id}`);
  return /送审前还要补齐(.*?)保存/.exec(words)?.[1]?.trim() ?? '';
}

const signature = { 'zh-CN': '大连市政府', en: 'Dalian Government' };
const withText = (zh: string, more: DraftContent = {}) => ({
  ...line,
  text: { 'zh-CN': zh, en: 'Open Day' },
  ...more,
});

test('the desk says what stands against a slogan, counted with its placeholders filled in', async () => {
  const desk = await withEdition();
  expect(await against(desk, line)).toBe('');
  expect(await against(desk, withText('公'.repeat(20)))).toBe('');
  expect(await against(desk, withText('公'.repeat(21)))).toBe(
    '显示屏一屏一行，最多20个汉字（全角算1个，半角算半个），现在21个。',
  );
  expect(await against(desk, withText('公'.repeat(17), { channels: ['metro', 'bus'] }))).toContain(
    '现在17个',
  );
  expect(await against(desk, withText('{{theme}}'))).toMatch(/最多20个汉字.*现在\d\d/);
  expect(await against(desk, withText('{{weather}}'))).toContain('没有这样的占位内容：weather');
  expect(await against(desk, withText('公开', { edition: '2022' }))).toContain(
    '2022年的政务公开日还没有公开',
  );
  expect(await against(desk, withText('公开', { kind: 'sms' }))).toContain('不能走所选的某个渠道');
  expect(await against(desk, withText('公开', { to: '2021-05-11' }))).toContain('要晚于开始');
  expect(await against(desk, withText('请拨打0411-00000000'))).toContain('除12345以外不写其他号码');
});

test('a message is signed in front, fits into one, and leads nowhere', async () => {
  const desk = await withEdition();
  const message = (zh: string, more = {}) =>
    against(desk, withText(zh, { kind: 'sms', channels: ['sms'], signature, ...more }));
  // The signature with its brackets takes seven.
  expect(await message('公'.repeat(63))).toBe('');
  expect(await message('公'.repeat(64))).toContain('现在71个');
  expect(await message('公开', { signature: undefined })).toContain('必须有短信签名');
  expect(await message('【大连市政府】公开')).toContain('文字里不写【】');
  for (const link of ['www.dl.gov.cn', 'https://a.b/c', 'bit.ly/x 见 dl.gov.cn', 'DL.GOV.CN'])
    expect(await message(`请登录${link}`)).toContain('短信里不放网址');
  const curly = { 'zh-CN': '公开', en: `${'a'.repeat(120)}’` };
  expect(await message('公开', { text: curly })).toContain('现在3条');
});

/** The nine of the material, published. */
async function withSeeds(): Promise<PieceDesk> {
  const desk = await withEdition();
  for (const { slug, content } of seeds) await desk.published('slogan', slug, content);
  return desk;
}

const at = '/open-day/2021/slogans';

test('a partner fetches exactly what its system plays on the day', async () => {
  const { app } = await withSeeds();
  const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
  const screen = await app.request(`${at}/hall.txt?day=2021-05-15`);
  expect(screen.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(screen.headers.get('content-disposition')).toBe('attachment; filename="hall-2021-05-15.txt"');
  const hall = '政务公开日：您来问，我们答\r\n没有手机也能参与：窗口、电话、纸质均可\r\n';
  expect(await bytes(`${at}/hall.txt?day=2021-05-15`)).toEqual(Buffer.from(hall));
  expect(await bytes(`${at}/hall.txt?day=2021-05-15&encoding=utf-8-bom`)).toEqual(
    Buffer.from(`\ufeff${hall}`),
  );
  const gb = await bytes(`${at}/hall.txt?day=2021-05-15&encoding=gb18030`);
  expect(gb.subarray(0, 4).toString('hex')).toBe('d5fecef1');
  expect(new TextDecoder('gb18030').decode(gb)).toBe(hall);
  expect((await bytes(`/en${at}/bus-voice.txt?day=2021-05-15`)).toString()).toBe(
    'Dear passengers, today is Open Day. Visit the service hall or call 12345.\r\n',
  );
  expect((await bytes(`${at}/bus-voice.txt?day=2021-05-16`)).toString()).toBe('');
  expect((await bytes(`${at}/hall.txt?day=2021-06-01`)).toString()).toBe('');
  expect((await bytes(`${at}/hall.txt`)).toString()).toBe(hall);
});

test('the message takes its date from the edition and its signature stands in front', async () => {
  const { app } = await withSeeds();
  const text = await (await app.request(`${at}/sms.txt?day=2021-05-14`)).text();
  expect(text.split('\r\n')).toEqual([
    '【大连市政府】有诉求，请拨打12345',
    '【大连市政府】5月15日是政务公开日，诚邀您填写社会问卷，约6分钟，匿名填写。请登录市政府网站“征集调查”栏目参与，请勿点击陌生链接。',
    '',
  ]);
  const table = await (await app.request(`${at}/sms.csv?day=2021-05-14`)).text();
  expect(table.split('\r\n')[2]).toMatch(/,67,70,2021-05-14,2021-05-14,09:00-12:00$/);
});

test('what is not public, not a feed or no day is not there', async () => {
  const desk = await withSeeds();
  const { ctx, editor, department, app } = desk;
  await createPiece(ctx, editor, {
    kind: 'slogan',
    slug: 'draft',
    departmentId: department.id,
    content: line,
  });
  const status = async (path: string) => (await app.request(path)).status;
  expect(await status(`${at}/draft.svg`)).toBe(404);
  expect(await status(`${at}/radio.txt`)).toBe(404);
  expect(await status(`${at}/hall.txt?day=2021-02-30`)).toBe(404);
  expect(await status(`${at}/hall.txt?encoding=latin1`)).toBe(404);
  expect(await status(`/open-day/2020/slogans/hall.txt`)).toBe(404);
  expect(await status(`${at}/2021-1-ask-answer.svg?size=9x9`)).toBe(404);
  const picture = await (await app.request(`${at}/2021-1-ask-answer.svg?size=640x64`)).text();
  expect(picture).toContain('width="640" height="64"');
  expect(picture).toContain('政务公开日：您来问，我们答');
});

test('the library shows what runs, gaps, and messages on one day', async () => {
  const desk = await withSeeds();
  await desk.published('slogan', 'late', {
    ...line,
    channels: ['hall'],
    from: '2021-06-03',
    to: '2021-06-03',
  });
  const page = await (await desk.as(desk.editor)).get('/workspace/open-day/2021/slogans');
  expect(page.status).toBe(200);
  expect(page.words).toContain('空档：政务大厅屏在2021年6月2日没有播放内容。');
  expect(page.words).toContain('重复：2021年5月14日有不止一条短信，同一批人会收到多条。');
  const partners = await (await desk.as(desk.editor)).get(at);
  expect(partners.words).toContain('有诉求，请拨打12345');
});

test('a change of the edition changes every slogan that speaks of it', async () => {
  const desk = await withSeeds();
  const [piece] = await listPieces(desk.ctx, desk.editor, 'edition');
  if (!piece) throw new Error('No edition');
  await changePiece(desk.ctx, desk.editor, { ...piece, content: { ...piece.content, date: '2021-05-16' } });
  await putThrough(desk.ctx, piece, desk);
  const text = await (await desk.app.request(`${at}/sms.txt?day=2021-05-14`)).text();
  expect(text).toContain('5月16日是政务公开日');
});

test('programs read what is public, filled in and as each feed gives it', async () => {
  const { app } = await withSeeds();
  const read = async (query = '') => {
    const answer = await app.request(`/api/v1/open-days/2021/slogans${query}`);
    return { status: answer.status, items: ((await answer.json()) as { items?: unknown[] }).items };
  };
  expect((await read()).items).toHaveLength(9);
  const { items } = await read('?day=2021-05-15');
  expect(items).toHaveLength(8);
  expect(items?.[4]).toMatchObject({
    slug: '2021-5-call-12345',
    feeds: [
      { feed: 'screen', text: { 'zh-CN': '有诉求，请拨打12345', en: 'Have a request? Call 12345' } },
      { feed: 'bus' },
      { feed: 'metro' },
      { feed: 'sms', text: { en: '[Dalian Government] Have a request? Call 12345' } },
    ],
  });
  expect((await read('?day=2021-02-30')).status).toBe(400);
  expect((await app.request('/api/v1/open-days/2020/slogans')).status).toBe(404);
});
