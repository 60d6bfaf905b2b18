import { expect, test } from 'vitest';
import { takeCases } from '#server/inquiries/exchange.ts';
import { readExchange } from '#server/inquiries/exchange-file.ts';
import { lookAtFile, takeFile } from '#server/inquiries/exchange-taking.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { openExchange, sampleOf } from './exchange-support.ts';

const header = 'number,kind,channel,received_at,title,body';
const received = '2021-05-20T09:00:00+08:00';
const numbered = (n: number) => `DL-20210520-${String(n).padStart(4, '0')}`;

/** In GB18030, which Node reads and does not write. */
const gb = { 咨询: [0xd7, 0xc9, 0xd1, 0xaf], 学费: [0xd1, 0xa7, 0xb7, 0xd1] };

test('a file in GB18030 with formulas, quotes and marks is taken in its words, and nothing of it acts', async () => {
  const line = await openExchange();
  const hostile = [
    `=HYPERLINK("http://evil.example","x")`,
    `<script>alert(1)</script>`,
    `'; DROP TABLE inquiry; --`,
    `@SUM(1+1)*cmd|' /C calc'!A0`,
  ];
  const cell = (text: string) => Buffer.from(`"${text.replaceAll('"', '""')}"`);
  const marks = `\u202egnp.exe, "quoted"\nsecond line`;
  const bytes = Buffer.concat([
    Buffer.from(`${header}\n`),
    ...hostile.flatMap((text, at) => [
      Buffer.from(`${numbered(at + 1)},consult,web,${received},`),
      Buffer.from(at % 2 ? gb.咨询 : gb.学费),
      Buffer.from(','),
      cell(text),
      Buffer.from('\n'),
    ]),
  ]);
  const file = readExchange(bytes);
  if (typeof file === 'string') throw new Error(file);
  expect((await takeFile(line.ctx, line.dispatcher, file, { from: 0, milliseconds: 8000 })).done).toBe(4);
  for (const [at, text] of hostile.entries()) {
    const { row } = (await findInquiryByNumber(line.ctx, numbered(at + 1))) ?? {};
    expect([row?.title, row?.body]).toEqual([at % 2 ? '咨询' : '学费', text]);
  }
  const utf8 = readExchange(
    Buffer.concat([
      Buffer.from(`\ufeff${header}\n${numbered(9)},consult,web,${received},咨询,`),
      cell(marks),
    ]),
  );
  if (typeof utf8 === 'string') throw new Error(utf8);
  await takeFile(line.ctx, line.dispatcher, utf8, { from: 0, milliseconds: 8000 });
  expect((await findInquiryByNumber(line.ctx, numbered(9)))?.row.body).toBe(marks);
  const page = await (await line.as(line.dispatcher)).get(`/workspace/inquiries/${numbered(2)}`);
  expect(page.html).not.toContain('<script>alert');
  const { html } = await (await line.as(line.dispatcher)).get(
    '/workspace/inquiries/exchange/cases.csv?from=2021-05-20&until=2021-05-20',
  );
  expect(html).toContain(`'=HYPERLINK`);
  expect(html).toContain(`'@SUM`);
});

test('hundreds of rows are looked at and taken in portions, each bounded, and once more add nothing', async () => {
  const line = await openExchange();
  const given = sampleOf('DL-20210506-0001');
  const cases = Array.from({ length: 300 }, (_, at) => ({ ...given, id: numbered(at + 1) }));
  const file = readExchange(Buffer.from(JSON.stringify({ demands: cases })));
  if (typeof file === 'string') throw new Error(file);
  const began = performance.now();
  const first = await takeFile(line.ctx, line.dispatcher, file, { from: 0, milliseconds: 0 });
  // No time at all: one portion, and no more.
  expect(first.done).toBe(20);
  expect(first.looked.filter(({ kind }) => kind === 'new')).toHaveLength(300);
  let from = first.done;
  let requests = 0;
  while (from < file.length && requests < 50) {
    const { done } = await takeFile(line.ctx, line.dispatcher, file, { from, milliseconds: 8000 });
    expect(done).toBeGreaterThan(from);
    from = done;
    requests += 1;
  }
  process.stdout.write(
    `exchange: 300 cases in ${requests + 1} requests, ${Math.round(performance.now() - began)} ms\n`,
  );
  const again = await lookAtFile(line.ctx, line.dispatcher, file);
  expect(new Set(again.map(({ kind }) => kind))).toEqual(new Set(['same']));
  const { taken } = await takeCases(line.ctx, line.dispatcher, []);
  expect(taken).toEqual([]);
}, 30_000);
