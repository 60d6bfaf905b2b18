import { expect, test } from 'vitest';
import { Layout } from '#server/results/layout.ts';
import { Shown } from '#server/results/shown.ts';
import { staffFigure } from '#server/results/staff-figures.ts';
import { stepOf } from '#server/results/tally.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { dice, randomAnswers, social } from './answering.ts';

const live = { no: 1, hash: 'sha256:ab', definition: social, publishedAt: '' };
const questionnaire = {
  id: 'q',
  slug: social.slug,
  departmentId: 'd',
  salt: new Uint8Array(32),
  opensAt: new Date(0),
  closesAt: new Date(0),
  resultsDueOn: '2021-07-15',
  channels: ['online' as const],
  releasePolicy: { interim: false },
  exercise: false,
  retracted: false,
  versions: [live],
  live,
};

function shownOf(n: number) {
  const layout = new Layout(questionnaire);
  const shown = new Shown(layout, '2021-05-20');
  const roll = dice(5);
  for (let at = 0; at < n; at++)
    shown.load(
      stepOf(layout, {
        questionnaireId: 'q',
        versionNo: 1,
        channel: at % 50 === 0 ? 'paper' : 'online',
        day: '2021-05-20',
        after: randomAnswers(social, roll),
      }),
    );
  return shown;
}

test('a whole-base figure has the shape of the contract', () => {
  const found = staffFigure(questionnaire, shownOf(400), 'Q10.find', null);
  const total = found!.figure.columns[0]!;
  expect(found!.figure).toMatchObject({
    item: 'Q10.find',
    by: null,
    questionnaire: 'zwgk-social-2021',
    version: { no: 1, hash: 'sha256:ab' },
    sample: 'open',
    n: 400,
    base: 400,
    channels: { other: 400 },
    weighting: { kind: 'none' },
    as_of: { act: 0, newer: false },
    note: social.sample_note,
  });
  if (!isShown(total)) throw new Error('hidden');
  expect(total).toMatchObject({ code: null, label: { 'zh-CN': '合计', en: 'Total' }, base: 400 });
  const cells = total.cells.filter(isShown);
  expect(cells.map(({ code }) => code)).toEqual(['5', '4', '3', '2', '1', 'NA']);
  expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(400);
  for (const { n, percent, interval } of cells) {
    expect(percent).toBe(Math.round(n / 4));
    expect(interval).toBeNull();
  }
});

test('few answers are counted without percent, very few not at all', () => {
  const some = staffFigure(questionnaire, shownOf(12), 'Q7', null)!.figure;
  expect(some.base).toBe(12);
  const total = some.columns[0]!;
  if (!isShown(total)) throw new Error('hidden');
  expect(total.cells.filter(isShown).every(({ percent }) => percent === null)).toBe(true);
  const few = staffFigure(questionnaire, shownOf(9), 'Q7', null)!.figure;
  expect(few).toMatchObject({ base: null, few: true });
  expect(JSON.stringify(few.columns)).not.toMatch(/"n":/);
});

test('a crossed figure hides small groups', () => {
  const { figure } = staffFigure(questionnaire, shownOf(400), 'Q11', 'Q3')!;
  expect(figure.columns.map(({ code }) => code)).toContain('75+');
  for (const column of figure.columns.filter(isShown))
    for (const cell of column.cells.filter(isShown)) expect(cell.n === 0 || cell.n >= 5).toBe(true);
});
