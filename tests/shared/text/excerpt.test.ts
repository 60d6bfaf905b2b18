import { expect, test } from 'vitest';
import { excerptOf } from '#shared/text/excerpt.ts';
import { searchTerms } from '#shared/text/search-keys.ts';

test('the quotes of a large outcome, none of which holds the word, are looked through at once', () => {
  const quotes = Array(2500).fill('停车位不足，建议增加。'.repeat(150)).join('\n');
  const begun = performance.now();
  const { hit, after } = excerptOf(quotes, searchTerms('收费'));
  expect(performance.now() - begun).toBeLessThan(1000);
  expect([hit, after.startsWith('停车位不足')]).toEqual(['', true]);
});

test('a word is found in any width, case and accent', () => {
  expect(excerptOf('第一段\n请看 ＣＡＦÉ 的收费', searchTerms('café'))).toMatchObject({
    before: '请看 ',
    hit: 'ＣＡＦÉ',
  });
});
