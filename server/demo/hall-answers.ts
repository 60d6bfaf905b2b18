import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Chance } from './random.ts';
import { remark, remarks } from './remarks.ts';

/** Sample answers to the short survey on the service hall's hours. */
export function hallAnswers(dice: Chance): Answers {
  const age = dice.pick({ '14-34': 34, '35-59': 48, '60+': 18 });
  const works = age !== '60+';
  const answers: Answers = {
    P1: age,
    P2: dice.pick({ self: 70, firm: works ? 25 : 6, agent: 5 }),
    H1: dice.pick({ '0': 12, '1': 34, '2-3': 38, '4+': 16 }),
  };
  if (answers.H1 !== '0') {
    const waited = Math.max(0, Math.round(22 + 16 * dice.normal()));
    if (dice.is(0.9)) answers.H2 = Math.min(waited, 240);
    answers.H3 = String(Math.max(1, Math.min(5, Math.round(4.3 - waited / 22 + 0.7 * dice.normal()))));
  }
  const times = dice.each({
    noon: works ? 0.6 : 0.3,
    evening: works ? 0.46 : 0.1,
    sat: works ? 0.58 : 0.26,
    sun: 0.2,
  });
  answers.H4 = times.length > 0 ? times : ['none'];
  const first = dice.pick({ social: 34, house: 22, firm: 14, id: 18, tax: 12 });
  const second = dice.pick({ social: 30, house: 24, firm: 14, id: 20, tax: 12 });
  answers.H5 = first === second || dice.is(0.2) ? [first] : [first, second];
  if (dice.is(0.05)) answers.H6 = remark(dice, remarks.hall);
  return answers;
}
