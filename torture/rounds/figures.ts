import { completeness } from '#server/dispositions/completeness.ts';
import { recount } from '#server/results/counters.ts';
import { marginalOf } from '#server/results/counts.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import type { Fault } from './check.ts';
import { expectStatus } from './client.ts';
import { QUESTIONNAIRE } from './ground.ts';
import type { Look } from './look.ts';
import { at, type Place } from './place.ts';

const ITEMS = ['A1', 'A2', 'B1'];

/** Counted by hand: `n` responses, and of each item how many chose each code. */
export function countByHand({ rows, questionnaire }: Look) {
  const all = rows<{ answers: string }>(
    'select answers from response where questionnaire_id = ? and answers is not null',
    questionnaire.id,
  ).map(({ answers }) => JSON.parse(answers) as StoredAnswers);
  const chosen = new Map<string, number>();
  for (const answers of all)
    for (const item of ITEMS)
      for (const code of [answers[item] ?? []].flat())
        chosen.set(`${item} ${code}`, (chosen.get(`${item} ${code}`) ?? 0) + 1);
  return { n: all.length, of: (item: string, code: string) => chosen.get(`${item} ${code}`) ?? 0 };
}

/** The product's own recount and its two equations against the rows that are there. */
export async function figureFaults(look: Look): Promise<Fault[]> {
  const faults: Fault[] = [];
  const differ = (what: string, told: unknown, counted: unknown) => {
    if (told !== counted)
      faults.push({ claim: 'figures are what one counts', detail: `${what}: ${told}, counted ${counted}` });
  };
  const hand = countByHand(look);
  const tally = await recount(look.ctx, look.questionnaire);
  differ('responses', tally.marginals.n, hand.n);
  for (const variable of tally.layout.variables.filter(({ code }) => ITEMS.includes(code)))
    for (const { code, n } of marginalOf(tally, variable).cells)
      differ(`${variable.code} ${code}`, n, hand.of(variable.code, code));

  const { comments, opinions } = await completeness(look.ctx, look.consultation);
  const one = (sql: string) => look.rows<{ n: number }>(sql)[0]?.n;
  differ('comments received', comments.received, one('select count(*) n from comment'));
  const sum = Object.values(comments.states).reduce((total, n) => total + n, 0);
  differ('comments received and where they stand', comments.received, sum);
  differ('opinions and their groups', opinions.counted, opinions.grouped + opinions.ungrouped);
  differ('opinions that count', opinions.counted, one('select count(*) n from counted_opinion'));
  return faults;
}

/** What an officer is shown right after a start is all that is stored. */
export async function shownFaults(place: Place, look: Look): Promise<Fault[]> {
  const faults: Fault[] = [];
  const hand = countByHand(look);
  const root = `/workspace/questionnaires/${QUESTIONNAIRE}`;
  for (const item of ITEMS) {
    const reply = await at(place, 'analyst').get(`${root}/figures.json?item=${item}`);
    expectStatus(`figure ${item}`, reply, 200);
    const figure = JSON.parse(reply.text) as Figure;
    if (figure.as_of?.newer) continue;
    if (figure.n !== hand.n)
      faults.push({ claim: 'figures are what one counts', detail: `${item}: n ${figure.n} of ${hand.n}` });
    for (const column of figure.columns)
      for (const cell of 'cells' in column ? column.cells : [])
        if ('n' in cell && cell.n !== hand.of(item, cell.code))
          faults.push({
            claim: 'figures are what one counts',
            detail: `${item} ${cell.code}: shown ${cell.n}, counted ${hand.of(item, cell.code)}`,
          });
  }
  return faults;
}
