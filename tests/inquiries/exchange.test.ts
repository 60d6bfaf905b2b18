import { expect, test } from 'vitest';
import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import { isLate } from '#server/inquiries/case/clocks.ts';
import { counts } from '#server/inquiries/case/standing.ts';
import { takeCases } from '#server/inquiries/exchange.ts';
import { type Placed, readExchange } from '#server/inquiries/exchange-file.ts';
import type { ExchangeCase } from '#server/inquiries/exchange-format.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { openExchange, sample } from './exchange-support.ts';

const kinds = ({ taken }: Awaited<ReturnType<typeof takeCases>>) => taken.map(({ kind }) => kind);

test('the twelve demands come in once: ten of eleven in time, the late one named', async () => {
  const line = await openExchange();
  const first = await takeCases(line.ctx, line.dispatcher, sample());
  expect(first.taken.filter(({ kind }) => kind !== 'new')).toEqual([]);
  const late: string[] = [];
  let due = 0;
  for (const { id } of sample()) {
    const inquiry = await findInquiryByNumber(line.ctx, id);
    if (!inquiry || !counts(inquiry.standing)) continue;
    due += 1;
    if (inquiry.standing.clocks.some((clock) => isLate(clock, line.ctx.clock.now()))) late.push(id);
  }
  expect({ due, late }).toEqual({ due: 11, late: ['DL-20210512-0090'] });
  const again = await takeCases(line.ctx, line.dispatcher, sample());
  expect(new Set(kinds(again))).toEqual(new Set(['same']));
  const { n } = await line.ctx.db
    .selectFrom('inquiry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(12);
});

test('what both sides went on with is kept, shown side by side, and theirs is added without rewriting', async () => {
  const line = await openExchange();
  const [given] = sample().filter(({ id }) => id === 'DL-20210512-0090');
  if (!given) throw new Error('No sample');
  const { history } = given;
  const early = { ...given, history: history.slice(0, 2) };
  expect(kinds(await takeCases(line.ctx, line.dispatcher, [early]))).toEqual(['new']);
  expect(
    kinds(await takeCases(line.ctx, line.dispatcher, [{ ...given, history: history.slice(0, 3) }])),
  ).toEqual(['newer']);
  const known = await findInquiryByNumber(line.ctx, given.id);
  await line.act({ id: known?.row.id ?? '' }, line.dispatcher, 'supervise', { note: '请今日答复' });
  expect(kinds(await takeCases(line.ctx, line.dispatcher, [given]))).toEqual(['changed']);
  expect(kinds(await takeCases(line.ctx, line.dispatcher, [given]))).toEqual(['waiting']);

  const browser = await line.as(line.dispatcher);
  const path = `/workspace/inquiries/exchange/${given.id}`;
  expect((await browser.get('/workspace/inquiries/exchange')).html).toContain(path);
  const page = await browser.get(path);
  expect(page.html).toContain('已立案，责令退还多收部分');
  expect(page.html).toContain('请今日答复');
  const seen = { no: '1', seq: String((known?.standing.seq ?? 0) + 1) };
  expect((await browser.post(path, { ...seen, seq: '1', take: 'theirs' })).status).toBe(409);
  expect((await browser.post(path, { ...seen, take: 'theirs' })).status).toBe(303);
  const merged = await findInquiryByNumber(line.ctx, given.id);
  expect(merged?.acts.map(({ act }) => act)).toEqual([
    'receive',
    'transfer',
    'supervise',
    'supervise',
    'reply',
    'call-back',
    'close',
  ]);
  expect(merged?.standing.state).toBe('closed');
  expect(kinds(await takeCases(line.ctx, line.dispatcher, [given]))).toEqual(['decided']);
  expect((await browser.post(path, { ...seen, take: 'ours' })).status).toBe(409);
});

test('a history that the table does not allow, or a body that nobody knows, is refused whole with the reason', async () => {
  const line = await openExchange();
  const [given] = sample();
  if (!given) throw new Error('No sample');
  const [first, ...rest] = given.history;
  const at = '2021-05-06T09:20:00+08:00';
  const wrong: [ExchangeCase['history'], object][] = [
    [
      [first as never, { at, state: 'replied', by: 'hotline_center', note: '答' }],
      { line: 2, why: 'illegal' },
    ],
    [
      [first as never, { at, state: 'transferred', by: 'dept:nowhere' }],
      { why: 'unit', what: 'dept:nowhere' },
    ],
    [
      [first as never, { at, state: 'not_accepted', by: 'hotline_center', reason_code: 'x' }],
      { why: 'reason' },
    ],
    [
      [first as never, { at: '2021-07-01T09:00:00+08:00', state: 'closed', by: 'hotline_center' }],
      { why: 'ahead' },
    ],
    [rest, { line: 1, why: 'first_line' }],
  ];
  for (const [history, refusal] of wrong) {
    const { taken } = await takeCases(line.ctx, line.dispatcher, [{ ...given, history }]);
    expect(taken).toMatchObject([{ kind: 'refused', refusal }]);
  }
  expect(await findInquiryByNumber(line.ctx, given.id)).toBeUndefined();
});

test('files in any encoding are looked at first; what we hand out comes back unchanged', async () => {
  const line = await openExchange();
  const browser = await line.as(line.dispatcher);
  const root = '/workspace/inquiries/exchange';
  const send = async (bytes: Uint8Array | string) => {
    const form = new FormData();
    form.set('file', new Blob([bytes as never]), 'a.csv');
    const Cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie, 'Sec-Fetch-Site': 'same-origin' };
    const answer = await line.app.request(root, { method: 'POST', body: form, headers });
    return { status: answer.status, html: await answer.text() };
  };
  const looked = await send(JSON.stringify({ demands: hotline.demands }));
  expect(looked.status).toBe(200);
  const packed = /name="packed" value="([^"]+)"/.exec(looked.html)?.[1] ?? '';
  expect((await browser.post(`${root}/taking`, { packed, from: '0' })).html).toContain('共12件');
  const period = 'from=2021-05-01&until=2021-05-31';
  for (const file of ['lines.csv', 'cases.json']) {
    const { html } = await browser.get(`${root}/${file}?${period}`);
    expect(html).not.toContain('垃圾车混装混运');
    const again = readExchange(new TextEncoder().encode(html));
    if (typeof again === 'string') throw new Error(again);
    const cases = again.flatMap(({ read }) => ('case' in read ? [read.case] : []));
    expect(cases.length).toBe(12);
    expect(new Set(kinds(await takeCases(line.ctx, line.dispatcher, cases)))).toEqual(new Set(['same']));
  }
  // 咨询 in GB18030, after a heading that both encodings share.
  const head =
    'number,kind,channel,received_at,title,body\nDL-20210520-0001,consult,web,2021-05-20T09:00:00+08:00,';
  const gb = Buffer.concat([
    Buffer.from(head),
    Buffer.from([0xd7, 0xc9, 0xd1, 0xaf]),
    Buffer.from(",'=1+1\n"),
  ]);
  const [row] = readExchange(gb) as Placed[];
  expect(row?.read).toMatchObject({ case: { title: '咨询', body: '=1+1' } });
  expect(readExchange(Buffer.from('\ufeffa,b\n1,2'))).toBe('headings');
  expect(readExchange(Buffer.from([0xff, 0xff, 0x00]))).toBe('encoding');
  expect(readExchange(Buffer.from('{"demands":'))).toBe('not_json');
  expect(readExchange(Buffer.from(`number,kind\n"${'x'.repeat(300_000)}`))).toBe('not_csv');
  expect(readExchange(Buffer.from(JSON.stringify(Array(5001).fill({ id: '' }))))).toBe('many');
  expect((await send('number,kind\n')).status).toBe(422);
});
