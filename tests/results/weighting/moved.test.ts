import { expect, test } from 'vitest';
import { movedBands } from '#server/results/weighting/moved.ts';
import { weightingOf } from '#server/results/weighting/weighting-state.ts';
import { asPublished, smallDefinition, tallyOf } from './support.ts';

/** The shares of women and men of 120 in the frame, where so many women are outside it. */
function sharesWith(outside: number) {
  const questionnaire = asPublished(smallDefinition());
  const answers = Array.from({ length: 120 + outside }, (_, at) => ({
    P1: at < 120 ? 'home' : 'guest',
    P2: at % 2 === 0 || at >= 120 ? 'f' : 'm',
    P3: at % 3 === 0 ? '60' : '20',
  }));
  const tally = tallyOf(questionnaire, answers);
  const [sexes] = movedBands(tally, weightingOf(questionnaire, tally)!);
  return sexes?.map(({ sample }) => sample);
}

test('a band of which few are outside the frame has no share: beside the whole it would tell them', () => {
  expect(sharesWith(0)).toEqual([50, 50]);
  expect(sharesWith(3)).toEqual([null, null]);
  expect(sharesWith(5)).toEqual([50, 50]);
});
