import { expect, test } from 'vitest';
import { Apart } from '#server/results/apart/apart.ts';
import { releaseCounts } from '#server/results/counts.ts';
import { Layout } from '#server/results/layout.ts';
import { forOfficers, forPublic, suppressedApart, suppressedCounts } from '#server/results/suppressed.ts';
import { Tally } from '#server/results/tally.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import { oneVersion, randomActs, standing } from './histories.ts';

const live = oneVersion[0]!;
const questionnaire = { slug: 'social', versions: oneVersion, live };

function tallyOf(acts: number): Tally {
  const tally = new Tally(new Layout({ versions: oneVersion }));
  for (const act of standing(randomActs(4, acts))) tally.add(act);
  return tally;
}

test('what is protected apart is what is protected here, and is worked out once for a state', async () => {
  const tally = tallyOf(300);
  const asked = forOfficers('Q3');
  const first = suppressedApart(questionnaire, tally, asked);
  expect(suppressedApart(questionnaire, tally, asked)).toBe(first);
  expect(suppressedApart(questionnaire, tally, forOfficers('Q4'))).not.toBe(first);
  expect(await first).toEqual(suppressedCounts(questionnaire, tally, asked));
});

test('counts are those of the moment in which they were asked for', async () => {
  const tally = tallyOf(300);
  const before = suppressedCounts(questionnaire, tally, forOfficers('Q3'));
  const working = suppressedApart(questionnaire, tally, forOfficers('Q3'));
  for (const act of randomActs(8, 60)) tally.add(act);
  expect(await working).toEqual(before);
  const after = suppressedApart(questionnaire, tally, forOfficers('Q3'));
  expect(after).not.toBe(working);
  expect((await after).n).not.toBe(before.n);
});

test('work that fails says why, and is done anew when it is asked for again', async () => {
  const apart = new Apart(undefined);
  const counts = releaseCounts(questionnaire, tallyOf(40), 'values', 'Q3');
  await expect(apart.do('suppress', counts, 1)).rejects.toThrow('the threshold is a whole number from 2');
  expect(await apart.do('suppress', counts, 5)).toEqual(suppress(counts, 5));
  const tally = tallyOf(40);
  const wrong = { ...forPublic, threshold: 0 };
  const failed = suppressedApart(questionnaire, tally, wrong);
  await expect(failed).rejects.toThrow(RangeError);
  expect(suppressedApart(questionnaire, tally, wrong)).not.toBe(failed);
  await expect(suppressedApart(questionnaire, tally, wrong)).rejects.toThrow(RangeError);
});
