import { expect, test } from 'vitest';
import { findOutcome } from '#server/dispositions/outcomes.ts';
import { opinion, small } from '../support/consultations.ts';
import { answered, CLOSED, openDesk, publish } from './support.ts';

test('an outcome counts and answers the opinions of a round that shows no comment, and quotes none', async () => {
  const desk = await openDesk({ ...small, round: { ...small.round, visibility: 'never' } });
  const { no } = await desk.released({ opinions: [opinion({ text: '只供研究的话' })] });
  await answered(desk, '归并的说法', [no], 'adopted');
  desk.turnTo(CLOSED);
  await publish(desk);
  const outcome = await findOutcome(desk.ctx, desk.consultation);
  expect(outcome?.snapshot.groups).toMatchObject([{ comments: 1, opinions: 1, quotes: [] }]);
  for (const path of ['outcome', 'outcome.csv', 'outcome.json']) {
    const answer = await desk.app.request(`/consultations/small/${path}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('归并的说法');
    expect(text).not.toContain('只供研究的话');
  }
});
