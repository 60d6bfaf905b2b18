import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { chance } from '#server/demo/random.ts';
import { socialAnswers } from '#server/demo/social-answers.ts';
import { Layout } from '#server/results/layout.ts';
import { Shown } from '#server/results/shown.ts';
import { staffFigure } from '#server/results/staff-figures.ts';
import { stepOf } from '#server/results/tally.ts';
import { definition as schema } from '#shared/questionnaire/definition.ts';
import { type Measure, median, options, report } from './support/report.ts';

/** Standard figures from the counters: what they take, and whether it grows with the number of answers. */
const { quick = false, json = false } = options();
const sizes: [number, number] = quick ? [1000, 5000] : [10_000, 100_000];

const definition = schema.parse(social);
const live = { no: 1, hash: 'sha256:bench', definition, publishedAt: '' };
const questionnaire = {
  id: 'bench',
  slug: definition.slug,
  departmentId: 'bench',
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

function shownOf(n: number): Shown {
  const layout = new Layout(questionnaire);
  const shown = new Shown(layout, '2021-05-20');
  const dice = chance(n);
  for (let at = 0; at < n; at++)
    shown.load(
      stepOf(layout, {
        questionnaireId: 'bench',
        versionNo: 1,
        channel: 'online',
        day: '2021-05-20',
        after: socialAnswers(dice, false),
      }),
    );
  return shown;
}

/** Median milliseconds of one call, over batches. */
function timed(call: () => unknown): number {
  const batches = Array.from({ length: 7 }, () => {
    const began = performance.now();
    for (let at = 0; at < 50; at++) call();
    return (performance.now() - began) / 50;
  });
  return median(batches);
}

const [small, large] = sizes.map((n) => {
  const shown = shownOf(n);
  return {
    whole: timed(() => staffFigure(questionnaire, shown, 'Q10.find', null)),
    crossed: timed(() => staffFigure(questionnaire, shown, 'Q7', 'Q2')),
  };
});
const measures: Measure[] = (['whole', 'crossed'] as const).map((kind) => {
  const value = large?.[kind] ?? 0;
  const growth = value / (small?.[kind] ?? 1);
  return {
    what: `standard figure, ${kind === 'whole' ? 'item' : 'item by profile item, threshold 5'}, ${sizes[1]} answers`,
    value,
    unit: 'ms',
    reference: `the same from ${sizes[0]} answers`,
    ratio: growth,
    target: '<= 1 ms, ratio <= 1.5',
    ok: value <= 1 && growth <= 1.5,
  };
});
report(measures, json);
