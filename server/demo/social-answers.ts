import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Chance } from './random.ts';
import { remark, remarks } from './remarks.ts';

/** One plausible person: what they are, how pleased they are, how much they follow. */
interface Person {
  answers: Answers;
  /** Above 0: more pleased than most. */
  pleased: number;
  /** Above 0: better informed than most. */
  informed: number;
  old: boolean;
}

/** Sample answers to the social questionnaire: correlated as people's answers are, invented as the banner says. */
export function socialAnswers(dice: Chance, onPaper: boolean): Answers {
  const person = newPerson(dice, onPaper);
  awareness(dice, person);
  assessment(dice, person);
  participation(dice, person);
  hotline(dice, person);
  wishes(dice, person);
  return person.answers;
}

function newPerson(dice: Chance, onPaper: boolean): Person {
  const capacity = dice.pick({ resident: 64, nonlocal: 17, enterprise: 12, org: 4, other: 3 });
  const answers: Answers = {
    Q1: capacity,
    Q2: dice.pick({
      '210202': 9,
      '210203': 7,
      '210204': 15,
      '210211': 22,
      '210212': 6,
      '210213': 17,
      '210214': 6,
      '210281': 5,
      '210283': 4,
      '210224': 0.6,
      'F-GX': 6,
      'F-CX': 1,
      OUT: 1.4,
    }),
  };
  if (capacity === 'other') answers.Q1__other = remark(dice, remarks.other_capacity);
  let old = false;
  if (capacity === 'resident' || capacity === 'nonlocal') {
    const age = onPaper
      ? dice.pick({ '35-44': 8, '45-59': 22, '60-64': 20, '65-74': 34, '75+': 16 })
      : dice.pick({
          '14': 0.6,
          '15-24': 15,
          '25-34': 24,
          '35-44': 23,
          '45-59': 24,
          '60-64': 6,
          '65-74': 6,
          '75+': 1.4,
        });
    answers.Q3 = age;
    old = ['60-64', '65-74', '75+'].includes(age);
    if (dice.is(0.94)) answers.Q4 = dice.pick({ m: 46, f: 51, x: 3 });
  } else if (capacity === 'enterprise')
    answers.Q5 = dice.pick({ self: 30, micro: 30, small: 24, medium: 12, large: 4 });
  else if (capacity === 'org') answers.Q5 = 'np';
  return { answers, old, pleased: dice.normal() + (old ? 0.35 : 0), informed: dice.normal() };
}

/** Points 1 to 5 around a middle, moved by how pleased the person is; NA for those who have not met it. */
const satisfaction = (dice: Chance, { pleased }: Person, middle: number, unmet: number): string => {
  if (dice.is(unmet)) return 'NA';
  const point = Math.round(middle + 0.75 * pleased + 0.7 * dice.normal());
  return String(Math.max(1, Math.min(5, point)));
};

function awareness(dice: Chance, person: Person) {
  const { answers, informed, old } = person;
  const know = (shift: number) => {
    const value = informed + shift + 0.8 * dice.normal();
    return value > 0.4 ? '3' : value > -0.7 ? '2' : '1';
  };
  answers.Q6 = { day: know(-0.5), reg: know(-0.4), foi: know(-0.7), dec: know(-0.3), hot: know(1.3) };
  const channels = dice.each({
    web: old ? 0.12 : 0.35 + 0.08 * informed,
    wx: old ? 0.34 : 0.56,
    paper: old ? 0.3 : 0.08,
    tv: old ? 0.55 : 0.24,
    sms: 0.14,
    screen: 0.2,
    board: old ? 0.22 : 0.09,
    hall: 0.13,
    hot: 0.12,
    press: 0.06,
    grid: old ? 0.42 : 0.2,
    kin: 0.3,
  });
  answers.Q7 = channels.length > 0 ? channels : ['none'];
  const [only] = channels;
  if (channels.length > 1)
    answers.Q8 = dice.pick(
      Object.fromEntries(channels.map((code) => [code, code === 'wx' || code === 'tv' ? 3 : 1])),
    );
  else if (only) answers.Q8 = only;
  const sought = dice
    .each({
      edu: old ? 0.08 : 0.3,
      med: old ? 0.62 : 0.36,
      set: 0.14,
      job: old ? 0.14 : 0.34,
      tra: 0.33,
      util: 0.3,
      env: 0.22,
      food: 0.24,
      plan: 0.16,
      fin: 0.06,
      biz: answers.Q5 ? 0.6 : 0.06,
      other: 0.03,
    })
    .slice(0, 5);
  answers.Q9 = sought.length > 0 ? sought : ['none'];
  if (sought.includes('other') && dice.is(0.6)) answers.Q9__other = remark(dice, remarks.other_information);
}

function assessment(dice: Chance, person: Person) {
  const { answers } = person;
  const rate = (middle: number, unmet = 0.06) => satisfaction(dice, person, middle, unmet);
  answers.Q10 = {
    find: rate(3.6),
    time: rate(3.9),
    full: rate(3.5),
    plain: rate(3.2),
    interp: rate(3.4),
    reply: rate(3.3, 0.2),
    join: rate(3.1, 0.15),
    back: rate(2.8, 0.22),
  };
  const grasp = person.informed * 0.6 + 0.4 * person.pleased + 0.8 * dice.normal();
  const read = dice.is(0.12) ? 'NA' : grasp > 0.9 ? '4' : grasp > -0.2 ? '3' : grasp > -1.3 ? '2' : '1';
  answers.Q11 = read;
  if (read === '1' || read === '2') {
    const hard = dice.each({
      long: 0.55,
      term: 0.5,
      who: 0.38,
      how: 0.42,
      ex: 0.24,
      link: 0.15,
      font: person.old ? 0.4 : 0.08,
      unsure: 0.04,
    });
    if (hard.length > 0) answers.Q12 = hard;
  }
  answers.Q13 = dice.pick({ d3: 16 + 6 * Math.max(0, person.informed), w1: 26, m1: 27, 'm1+': 17, NA: 14 });
}

function participation(dice: Chance, person: Person) {
  const { answers } = person;
  const took = dice.pick({ yes: 9 + 3 * Math.max(0, person.informed), saw: 31, no: 60 });
  answers.Q14 = took;
  if (took === 'yes') answers.Q15 = dice.pick({ full: 14, part: 31, none: 38, pending: 9, forgot: 8 });
  else if (dice.is(0.9)) {
    const reasons = dice.each({
      know: took === 'no' ? 0.62 : 0.1,
      rel: 0.3,
      hard: 0.2,
      way: 0.22,
      use: 0.28,
      wor: 0.14,
      short: 0.08,
    });
    if (reasons.length > 0) answers.Q16 = reasons;
  }
}

function hotline(dice: Chance, person: Person) {
  const { answers } = person;
  answers.Q17 = dice.pick({ yes: 27, no: 66, forgot: 7 });
  if (answers.Q17 !== 'yes') return;
  answers.Q18 = dice.pick({
    edu: 9,
    med: 10,
    set: 3,
    tra: 14,
    util: 21,
    env: 9,
    food: 5,
    housing: 20,
    job: 6,
    biz: answers.Q5 ? 12 : 1,
    other: 2,
  });
  const rate = (middle: number) => satisfaction(dice, person, middle, 0.05);
  const real = rate(3.0);
  answers.Q19 = { conn: rate(3.8), att: rate(4.1), right: rate(3.5), time: rate(3.3), real, call: rate(3.4) };
  const low = Object.values(answers.Q19).some((point) => point === '1' || point === '2');
  if (low && dice.is(0.3)) answers.Q20 = remark(dice, remarks.hotline);
}

function wishes(dice: Chance, person: Person) {
  const weights = {
    plain: 20,
    push: 18,
    adopt: 19,
    hot: 17,
    elder: person.old ? 26 : 7,
    search: 11,
    money: 8,
    offline: person.old ? 15 : 5,
  };
  const ranked: string[] = [];
  const places = dice.pick({ '1': 8, '2': 14, '3': 78 });
  while (ranked.length < Number(places)) {
    const choice = dice.pick(weights);
    if (!ranked.includes(choice)) ranked.push(choice);
  }
  person.answers.Q21 = ranked;
  if (dice.is(0.06)) person.answers.Q22 = remark(dice, remarks.open);
}
