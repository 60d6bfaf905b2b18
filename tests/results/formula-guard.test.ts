import { expect, test } from 'vitest';
import { guardFormula } from '#shared/text/formula-guard.ts';

const signs = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\u2212', '\ufe62'];
const before = [
  '',
  ' ',
  '  ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2060',
  '\u00ad',
  '\n',
  '\t',
  '\r',
  ' \u200d ',
];

test('whatever a spreadsheet would take for a formula becomes text', () => {
  const payloads = signs.flatMap((sign) => before.map((blank) => `${blank}${sign}cmd|' /C calc'!A0`));
  expect(payloads.length).toBeGreaterThan(50);
  for (const payload of [...payloads, '\tx', '\rx', '\nx']) expect(guardFormula(payload)).toBe(`'${payload}`);
});

test('other text stays as it is', () => {
  for (const text of ['', '市区', '15-24', 'm1+', 'a=b', '1', '（=）', "'x", 'Q10.find'])
    expect(guardFormula(text)).toBe(text);
});
