import { expect, test } from 'vitest';
import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { unitsOf, within } from '#server/drafts/drafts.ts';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { openConsultation } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

test('the sample rule has six chapters, 31 articles and its items, each with its address', async () => {
  const { ctx } = await makeApp();
  const { round } = await openConsultation(ctx, consultationDefinition.parse(waste));
  expect(round.version.roots.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6].map((no) => `chapter-${no}`));
  expect(unitsOf(round.version)).toHaveLength(31);
  const sixth = round.version.clauses.find(({ key }) => key === '6');
  expect(sixth && within(sixth).map(({ key }) => key)).toEqual(['6', '6-1', '6-2', '6-3', '6-4']);
  expect(sixth?.parent?.key).toBe('chapter-2');
});

test('the sample plan has no article: its parts have addresses like 3-3', async () => {
  const { ctx } = await makeApp();
  const { round } = await openConsultation(ctx, consultationDefinition.parse(mch));
  const units = unitsOf(round.version).map(({ key }) => key);
  expect(units).toContain('3-3');
  expect(units).toContain('2');
  expect(units).not.toContain('1');
});
