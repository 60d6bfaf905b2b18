import { expect, test } from 'vitest';
import { linesOf } from '#shared/text/label-lines.ts';

test('a long label is broken between characters and between words', () => {
  expect(linesOf('电视、广播', 28)).toEqual(['电视、广播']);
  expect(linesOf('社区（村）工作人员、网格员', 14)).toEqual(['社区（村）工作', '人员、网格员']);
  expect(linesOf('Community and village workers', 14)).toEqual(['Community and', 'village', 'workers']);
});

test('no line begins with a closing mark', () => {
  expect(linesOf('市、区（市、县）政府网站', 14)).toEqual(['市、区（市、县）', '政府网站']);
});
