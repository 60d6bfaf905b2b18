import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toGb18030 } from '#server/open-day/gb18030.ts';

test('what is written is read again, of every plane', () => {
  const sign = fc.integer({ min: 0x20, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (codes) => {
      const text = String.fromCodePoint(...codes);
      // A byte order mark at the beginning is not text to who reads it.
      fc.pre(!text.startsWith('\ufeff'));
      expect(new TextDecoder('gb18030', { fatal: true }).decode(toGb18030(text))).toBe(text);
    }),
  );
});

test('two bytes of GBK, four of what it lacks, a question mark for half a sign', () => {
  const hex = (text: string) => toGb18030(text).toString('hex');
  expect(hex('公A')).toBe('b9ab41');
  expect(hex('“—')).toBe('a1b0a1aa');
  expect(hex('é𠀀')).toBe('a8a695328236');
  expect(hex('ã')).toBe('81308a30');
  expect(hex('\ud800')).toBe('3f');
});
