import { describe, expect, test } from 'vitest';
import { postStratifiedInfluence } from '#shared/statistics/calibration.ts';
import { covarianceOf, LonelyUnit, makeDesign, varianceOf } from '#shared/statistics/design.ts';
import { twoSidedNormal, Z975 } from '#shared/statistics/distributions.ts';
import { betaInterval, logitInterval, waldInterval } from '#shared/statistics/intervals.ts';
import { meanOf } from '#shared/statistics/means.ts';
import { raoScott } from '#shared/statistics/rao-scott.ts';
import { wald } from '#shared/statistics/wald.ts';
import { type Case, cases, codesOf, numbers } from './reference-cases.ts';
import { close, type ExpectedCrosstab, type Row } from './support.ts';

const named = Object.entries(cases);

/** The share of a level and its error, through the influence values of the rows. */
function levelOf({ rows, design, influence = (z) => z }: Case, variable: string, level: string) {
  const y = Float64Array.from(rows, (row) => Number(row[variable] === level));
  return meanOf(y, design, influence)!;
}

describe('shares by rows', () => {
  test.each(named)('%s', (_name, one) => {
    const digits = one.digits ?? 1e-9;
    for (const { variable, levels, n, degf } of one.of.props)
      for (const level of levels) {
        const { mean, se, total } = levelOf(one, variable, level.level);
        close(one.design.df, degf);
        close(total, level.weighted_total, digits);
        close(mean, level.p, digits);
        if (level.se < 1e-10) {
          // A margin as its own outcome: nothing is left of the error, and there is no interval.
          expect(se).toBeLessThan(1e-10);
          continue;
        }
        close(se, level.se, digits);
        close(waldInterval(mean, se!, degf), level.ci95_wald_t, digits);
        close([mean - Z975 * se!, mean + Z975 * se!], level.ci95_wald_z, digits);
        close(logitInterval(mean, se!, degf), level.ci95_logit, 1e-7);
        close(logitInterval(mean, se!, Number.POSITIVE_INFINITY), level.ci95_logit_dfInf, 1e-7);
        close(betaInterval(mean, se!, n, degf), level.ci95_beta, digits);
      }
  });
});

describe('means and totals', () => {
  test.each(named.filter(([, one]) => one.of.mean))('%s', (_name, one) => {
    const mean = one.of.mean!;
    const found = meanOf(numbers(one.rows, mean.variable as string), one.design, one.influence)!;
    const digits = one.digits ?? 1e-9;
    close(found.mean, mean.mean, digits);
    close(found.se, mean.se, digits);
    close(found.ci, mean.ci95_t, digits);
    close([found.mean - Z975 * found.se!, found.mean + Z975 * found.se!], mean.ci95_z, digits);
    close(found.deff!.replace, mean.deff_replace, digits);
    if (mean.deff === null) expect(found.deff!.without).toBeNull();
    else close(found.deff!.without, mean.deff, digits);
    close(found.total, mean.total, digits);
    close(found.total_se, mean.total_se, digits);
  });
});

describe('tests of a table', () => {
  test.each(named.filter(([, one]) => one.of.crosstab && one.table))('%s', (_name, one) => {
    const { rows, design, digits = 1e-9 } = one;
    const [item, by] = one.table!;
    const given = one.of.crosstab!;
    const table = ('rows' in given ? given : Object.values(given)[0]) as ExpectedCrosstab;
    const [options, groups] = [codesOf(rows, item), codesOf(rows, by)];
    const size = { rows: table.rows.length, columns: table.cols.length };
    const cellOf = options.map((option, row) => option * size.columns + groups[row]!);
    const w = new Float64Array(size.rows * size.columns);
    cellOf.forEach((cell, row) => {
      w[cell]! += design.weights[row]!;
    });
    const covariance = covarianceOf(cellOf, w.length, design);
    const found = raoScott({ ...size, w }, { kind: 'full', of: covariance, df: design.df })!;
    const walds = wald({ ...size, w }, covariance, design.df)!;
    const compare = (outcome: { statistic: number; df: number | number[]; p: number }, name: string) => {
      const reference = table[name] as { statistic: number; parameter: number | number[]; p_value: number };
      close(outcome.statistic, reference.statistic, digits);
      close(outcome.df, reference.parameter, digits);
      close(outcome.p, reference.p_value, digits * 20);
    };
    compare(found.f, 'rao_scott_F_second_order');
    // R prints X² itself and takes p from X² over the mean design effect.
    compare({ ...found.chisq, statistic: found.phi2 * rows.length }, 'rao_scott_Chisq_first_order');
    close(found.chisq.statistic, found.f.statistic * found.chisq.df);
    compare(walds.wald, 'wald');
    compare(walds.adjusted, 'adj_wald');
    table.col_proportions_se.forEach((line, option) => {
      line.forEach((expectedSe, group) => {
        const y = Float64Array.from(rows, (_, row) =>
          groups[row] === group ? Number(options[row] === option) : Number.NaN,
        );
        const share = meanOf(y, design)!;
        close(share.mean, table.col_proportions_weighted[option]![group], digits);
        close(share.se, expectedSe, digits);
      });
    });
  });
});

describe('a difference of two groups', () => {
  test.each(named.filter(([, one]) => one.of.difference))('%s', (_name, one) => {
    const { rows, design, digits = 1e-9 } = one;
    const difference = one.of.difference as { [name: string]: string };
    const [item, option] = difference.outcome!.split('==') as [string, string];
    const side = (group: string) => {
      const inside = (row: Row) => row[difference.group!] === group;
      const y = Float64Array.from(rows, (row) => (inside(row) ? Number(row[item] === option) : Number.NaN));
      const { mean } = meanOf(y, design)!;
      const sum = rows.reduce((total, row, at) => total + (inside(row) ? design.weights[at]! : 0), 0);
      const z = y.map((value, at) =>
        Number.isNaN(value) ? 0 : (design.weights[at]! * (value - mean)) / sum,
      );
      return { mean, z };
    };
    const [a, b] = [side(difference.a!), side(difference.b!)];
    const se = Math.sqrt(
      varianceOf(
        a.z.map((value, at) => value - b.z[at]!),
        design,
      )!,
    );
    const diff = a.mean - b.mean;
    close(diff, difference.diff, digits);
    close(se, difference.se, digits);
    close([diff - Z975 * se, diff + Z975 * se], difference.ci95_z, digits);
    close(diff / se, difference.z, digits);
    close(twoSidedNormal(diff / se), difference.p_value_z, digits * 20);
    close(design.df, difference.t_df);
  });
});

test('a stratum with one unit is refused by its name', () => {
  const weights = new Float64Array(3).fill(1);
  expect(() => makeDesign(weights, { strata: ['a', 'a', 'b'] })).toThrow(new LonelyUnit('b'));
  expect(() => makeDesign(weights, { strata: ['a', 'a', 'a'], clusters: ['1', '1', '1'] })).toThrow(
    LonelyUnit,
  );
  expect(varianceOf(new Float64Array([1]), makeDesign(new Float64Array([1])))).toBeNull();
  expect(postStratifiedInfluence(weights, weights, weights, new Int32Array(3))).toEqual(new Float64Array(3));
});

test('rows outside of what is estimated may be left out', () => {
  const { design, rows } = cases['nhanes clustered and stratified']!;
  const women = design.order.filter((row) => rows[row]!.sex === 'f');
  const z = numbers(rows, 'weight').map((weight, row) => (rows[row]!.sex === 'f' ? weight : 0));
  close(varianceOf(z, design, women), varianceOf(z, design)!);
  const strat = cases['apistrat stratified']!;
  const some = strat.design.order.filter((row) => strat.rows[row]!.awards === 'Yes');
  const y = Float64Array.from(strat.rows, (row) => Number(row.awards === 'Yes'));
  close(varianceOf(y, strat.design, some), varianceOf(y, strat.design)!);
});
