import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf, linesOf, widthOf } from '#shared/open-day/slogan-length.ts';
import { lengthRules } from '#shared/open-day/slogan-rules.ts';

const units = (words: string) => lengthOf(words, { unit: 'units', language: 'zh-CN' });
const segments = (words: string) => lengthOf(words, { unit: 'segments', language: 'en' });
const seconds = (words: string, language: 'zh-CN' | 'en') => lengthOf(words, { unit: 'seconds', language });

test('a display counts full width as one and half width as a half', () => {
  expect(widthOf('政务公开日：您来问，我们答', 'zh-CN')).toBe(13);
  expect(widthOf('请拨打12345', 'zh-CN')).toBe(5.5);
  expect(widthOf('“征集”', 'zh-CN')).toBe(4);
  expect(widthOf('“tap”', 'en')).toBe(2.5);
  expect(widthOf('ｱｲ', 'zh-CN')).toBe(1);
  // One code point of the second plane is one sign on the display, and two units in a message.
  expect([widthOf('𠀀', 'zh-CN'), units('𠀀')]).toEqual([1, 2]);
});

const text = fc.string({
  unit: fc.constantFrom('公', '开', 'a', 'B', '5', ' ', '，', '‘', '𠀀'),
  maxLength: 80,
});

test('a width is the sum of those of its parts', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(widthOf(a + b, 'zh-CN')).toBe(widthOf(a, 'zh-CN') + widthOf(b, 'zh-CN'));
    }),
  );
});

test('no line is longer than a line may be, and no sign is lost', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (words, line) => {
      const lines = linesOf(words, line, 'en');
      expect(Math.max(0, ...lines.map((each) => widthOf(each, 'en')))).toBeLessThanOrEqual(line);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
    }),
  );
});

test('a message of one alphabet holds 160, then 153 each; of the other 70, then 67 each', () => {
  expect([0, 160, 161, 306, 307].map((n) => segments('a'.repeat(n)))).toEqual([1, 1, 2, 2, 3]);
  expect([70, 71, 134, 135].map((n) => segments('公'.repeat(n)))).toEqual([1, 2, 2, 3]);
  expect([80, 81].map((n) => segments('['.repeat(n)))).toEqual([1, 2]);
  // 153 septets cannot end in half a bracket: 76 fit and one septet stays empty.
  expect([152, 153].map((n) => segments('['.repeat(n)))).toEqual([2, 3]);
  expect(segments(`${'a'.repeat(159)}’`)).toBe(3);
});

test('what is read aloud takes as long as its signs, words and digits', () => {
  expect(seconds('请拨打12345。', 'zh-CN')).toBe(2);
  expect(seconds('Call 12345.', 'en')).toBe(3);
  expect(seconds('公'.repeat(61), 'zh-CN')).toBe(16);
});

test('every feed has a length in both languages', () => {
  const pairs = lengthRules.flatMap(({ feeds, language }) => feeds.map((feed) => `${feed} ${language}`));
  expect(new Set(pairs).size).toBe(16);
  expect(pairs).toHaveLength(16);
});
