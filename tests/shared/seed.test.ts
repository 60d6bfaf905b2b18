import { expect, test } from 'vitest';
import { definition } from '#shared/questionnaire/definition.ts';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
test('seed', () => {
  const parsed = definition.parse(social);
  expect(reviewDefinition(parsed)).toEqual([]);
});
