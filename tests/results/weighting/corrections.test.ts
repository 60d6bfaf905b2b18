import { describe, expect, test } from 'vitest';
import { setsIn } from '#server/results/weighting/weighted-figure.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { closedWith, releaseOf, smallAnswers, smallDefinition } from './support.ts';

/** Tells of answers that come after the first release. */
const late = ({ ctx, questionnaire }: Awaited<ReturnType<typeof closedWith>>, answers: Answers[]) =>
  ctx.store.write(async ({ store }) => {
    for (const after of answers)
      store.announce({
        questionnaireId: questionnaire.id,
        versionNo: 1,
        channel: 'online',
        day: '2021-05-20',
        after,
      });
  });

describe('a correction', () => {
  const answers = smallAnswers(900, { outside: 30 });
  const note = { note: { 'zh-CN': '更正', en: 'Corrected' }, withdraw: [] };

  test('replaces weighted figures with their item where everything moved by ten or more', async () => {
    const house = await closedWith(smallDefinition(), answers);
    const first = await releaseOf(house);
    await late(house, smallAnswers(4000, { seed: 12, outside: 30 }));
    const second = await releaseOf(house, note);
    const [before, after] = [setsIn(first.snapshot), setsIn(second.snapshot)];
    expect(second.snapshot.correction?.decisions.every(({ decision }) => decision === 'replaced')).toBe(true);
    expect(after).toHaveLength(1);
    expect(after[0]!.n).toBeGreaterThan(before[0]!.n + 100);
  });

  test('keeps them, with their own weights, where the frame would tell of few', async () => {
    const house = await closedWith(smallDefinition(), answers);
    const first = await releaseOf(house);
    const more = smallAnswers(100, { seed: 12, outside: 100 });
    await late(
      house,
      more.map((each, at) => (at < 4 ? { ...each, P1: 'home' } : each)),
    );
    const second = await releaseOf(house, note);
    expect(second.snapshot.correction?.decisions.every(({ decision }) => decision === 'kept')).toBe(true);
    expect(second.snapshot.weighted).toEqual(first.snapshot.weighted);
    expect(second.snapshot.n).toBe(900);
  });
});
