import { expect, test } from 'vitest';
import { askFigures } from '#server/results/ask.ts';
import { Counters } from '#server/results/counters.ts';
import { dice } from './answering.ts';
import { openGround } from './ground.ts';
import { attackAsOfficer } from './officer-attack.ts';
import { openQuestionnaire, sendResponses, short } from './support.ts';

const runs = Number(process.env.OFFICER_RUNS ?? 1);
const questions = Number(process.env.OFFICER_QUESTIONS ?? 60);
const variables = (process.env.OFFICER_BY ?? 'Q1,Q5').split(',');

test('an officer who asks much recovers no small count', async () => {
  for (let seed = 1; seed <= runs; seed++) {
    const ground = await openGround();
    const { questionnaire } = await openQuestionnaire(ground, ['online'], short);
    await sendResponses(ground.ctx, questionnaire, Number(process.env.OFFICER_N ?? 150) * seed, { seed });
    // On the day after, all figures of a shared store show the same acts, as those of a process that begins do.
    ground.clock.set('2021-05-21T02:00:00Z');
    const counters = await Counters.start(ground.ctx);
    const shown = await counters.of(questionnaire);
    const found = await attackAsOfficer(
      shown,
      (asked) => askFigures(ground.ctx, counters, questionnaire, asked),
      { item: 'Q11', variables },
      questions,
      dice(seed),
    );
    if (process.env.OFFICER_RUNS)
      console.info(`${found.asked} questions, ${found.shown} numbers shown, ${found.suspects} small ones`);
    expect(found.leaks).toEqual([]);
    expect(found.suspects).toBeGreaterThan(30);
    expect(found.shown).toBeGreaterThan(50);
  }
});
