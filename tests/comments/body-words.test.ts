import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommentBody, cleaned, macOf, quoteStart } from '#server/comments/comment-body.ts';
import { submitComment } from '#server/comments/comments.ts';
import { stances } from '#shared/terms.ts';
import { commentBody, openConsultation, opinion, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

/** An article with a sign beyond the basic plane before what people quote. */
const astral = structuredClone(small);
astral.slug = 'astral';
Object.assign(astral.clauses[0]?.children[0] ?? {}, {
  text: { 'zh-CN': '𠮷野停车场𠮷应当公示标准。', en: 'Parking charges shall be posted.' },
});

describe('quotes', () => {
  test('begin where they do, in code points, in any language of the clause', () => {
    const text = { 'zh-CN': '𠮷野停车场𠮷应当公示', en: 'It shall 𝒷e posted' };
    expect(quoteStart(text, '𠮷野')).toBe(0);
    expect(quoteStart(text, '野')).toBe(1);
    expect(quoteStart(text, '应当')).toBe(6);
    expect(quoteStart(text, 'e posted')).toBe(10);
    expect(quoteStart(text, '公示 ')).toBeNull();
    expect(quoteStart(undefined, '应当')).toBeNull();
    expect([...text['zh-CN']].slice(6, 8).join('')).toBe('应当');
  });

  test('of any stretch of any text begin at a place where they stand', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('字', '𠮷', '👍🏽', 'a', '\n'), minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const points = [...text];
          const [from, to] = [a % points.length, b % points.length].sort((x, y) => x - y) as [number, number];
          const quote = points.slice(from, to + 1).join('');
          const start = quoteStart({ 'zh-CN': text }, quote);
          expect(start).not.toBeNull();
          expect(start).toBeLessThanOrEqual(from);
          expect(points.slice(start ?? 0, (start ?? 0) + [...quote].length).join('')).toBe(quote);
        },
      ),
    );
  });

  test('are kept with their place', async () => {
    const { ctx } = await makeApp();
    const consultation = await openConsultation(ctx, astral);
    const body = commentBody({ opinions: [opinion({ quote: ' 应当公示\r\n' }), opinion({ clause: null })] });
    await submitComment(ctx, consultation, { key: randomUUID(), versionNo: 1, body });
    const rows = ctx.db.selectFrom('opinion').select(['quote', 'quote_start']).orderBy('position').execute();
    expect(await rows).toEqual([
      { quote: '应当公示', quote_start: 6 },
      { quote: null, quote_start: null },
    ]);
  });
});

test.each([
  ['', null],
  [null, null],
  [undefined, null],
  [' \t\r\n\u3000\u00a0', null],
  ['\u200b\u200d\ufeff', null],
  ['\u3164', null],
  ['\u0000\u0007', null],
  ['  字 ', '字'],
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['a\u0000b\u001bc\td', 'abc\td'],
  ['\ud83dab\ude00', 'ab'],
  ['👍🏽', '👍🏽'],
  ['<script>', '<script>'],
])('%j is kept as %j', (given, kept) => {
  expect(cleaned(given)).toBe(kept);
});

test('what was cleaned is clean', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('字', ' ', '\r', '\n', '\u0000', '\ud83d', '\ude00', '\u200b', 'a'),
      }),
      (text) => {
        const once = cleaned(text);
        expect(cleaned(once)).toBe(once);
        if (once !== null) expect(Buffer.from(once, 'utf8').toString('utf8')).toBe(once);
      },
    ),
  );
});

test('the MAC changes with every field, and with the key', () => {
  const salt = Buffer.alloc(32, 1);
  const base = commentBody({ opinions: [opinion({ proposed: '甲', quote: '乙' })], contact: '丙' });
  const [first] = base.opinions;
  if (!first) throw new Error('No opinion');
  const changed: CommentBody[] = [
    { ...base, language: 'en' },
    { ...base, party: { ...base.party, kind: 'expert' } },
    { ...base, party: { ...base.party, name: '名' } },
    { ...base, party: { ...base.party, signatories: 2 } },
    { ...base, show: false },
    { ...base, statement: '无意见' },
    { ...base, contact: '丁' },
    { ...base, contact: null },
    { ...base, opinions: [] },
    { ...base, opinions: [first, first] },
    { ...base, opinions: [{ ...first, clause: null }] },
    ...stances
      .filter((each) => each !== first.stance)
      .map((stance) => ({ ...base, opinions: [{ ...first, stance }] })),
    { ...base, opinions: [{ ...first, text: `${first.text} ` }] },
    { ...base, opinions: [{ ...first, proposed: null }] },
    { ...base, opinions: [{ ...first, quote: null }] },
    { ...base, opinions: [{ ...first, proposed: first.quote, quote: first.proposed }] },
  ];
  const macs = [
    macOf(salt, 1, base),
    macOf(salt, 2, base),
    macOf(Buffer.alloc(32, 2), 1, base),
    macOf(salt, 1, base, { day: '2021-05-20' }),
    ...changed.map((body) => macOf(salt, 1, body)),
  ].map((mac) => mac.toString('hex'));
  expect(new Set(macs).size).toBe(macs.length);
  expect(macOf(salt, 1, structuredClone(base)).toString('hex')).toBe(macs[0]);
});
