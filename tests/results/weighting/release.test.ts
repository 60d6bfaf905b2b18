import { expect, test } from 'vitest';
import { releaseCounts } from '#server/results/counts.ts';
import { forPublic, suppressedCounts } from '#server/results/suppressed.ts';
import { withFrame } from '#server/results/weighting/frame-groups.ts';
import { weightingOf } from '#server/results/weighting/weighting-state.ts';
import { asPublished, smallAnswers, smallDefinition, tallyOf } from './support.ts';

test('a release holds raked shares beside raw ones, within the frame', () => {
  const questionnaire = asPublished(smallDefinition());
  const tally = tallyOf(questionnaire, smallAnswers(3000, { outside: 30 }));
  const state = weightingOf(questionnaire, tally)!;
  expect(state.obstacles).toEqual([]);
  const begun = performance.now();
  const { weighted } = suppressedCounts(questionnaire, tally, forPublic);
  console.log(performance.now() - begun, JSON.stringify(weighted, null, 1));
  console.log(
    releaseCounts(questionnaire, tally, 'bands').tables.length,
    withFrame(tally, state.cells, releaseCounts(questionnaire, tally, 'bands')).codes,
  );
});
