import { expect, test } from 'vitest';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import { precisionSaid } from '#shared/statistics/claim-words.ts';
import { claimsOf } from '#shared/statistics/claims.ts';
import { social } from '../../results/answering.ts';

const open = claimsOf('open');

test('the words of an open questionnaire name no precision and nobody but who answered', () => {
  const [first, ...sections] = social.sections;
  const [item, ...items] = first!.items;
  const text = { 'zh-CN': '您的身份（95％置信区间）', en: 'Who you are (confidence interval)' };
  const worded = { ...social, sections: [{ ...first!, items: [{ ...item!, text }, ...items] }, ...sections] };
  const [rate, ...rates] = social.indices ?? [];
  const named = {
    ...social,
    indices: [{ ...rate!, text: { 'zh-CN': '市民满意率', en: 'Citizen satisfaction rate' } }, ...rates],
  };
  expect(reviewDefinition(social)).toEqual([]);
  expect(reviewDefinition(worded).map(({ at }) => at)).toEqual([
    '/sections/0/items/0/text/zh-CN',
    '/sections/0/items/0/text/en',
  ]);
  expect(reviewDefinition(named).map(({ at }) => at)).toEqual(
    Array.from({ length: 2 }, () => `indices.${rate!.code}`),
  );
});

test.each([
  '误差±3个百分点',
  '误 差 ＋/－ 3',
  '误差为正负3个百分点',
  '误差不超过3%',
  '置 信 区 间',
  '置\u200b信水平95%',
  'the error margin',
  'plus or minus 3 points',
  '61 % (95% CI)',
  'Margin of  error',
])('“%s” is a precision', (words) => {
  expect(precisionSaid(words, open)).toHaveLength(1);
  expect(precisionSaid(words, claimsOf('invited'))).toEqual([]);
});

test.each(['不计算抽样误差', 'no sampling error is computed', '文件有误，差3页'])('“%s” is none', (words) => {
  expect(precisionSaid(words, open)).toEqual([]);
});
