import { describe, expect, test } from 'vitest';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import { targetsIn, type WeightingPlan } from '#shared/questionnaire/weighting-plan.ts';
import { reference } from '#tests/shared/statistics/weighting/reference.ts';

const definition = definitionSchema.parse(social);
const plan = definition.weighting!;
const margins = reference('margins');

test('the plan of the seeds comes to the margins of its material once they are rescaled', () => {
  const targets = Object.fromEntries(
    plan.variables.map((variable) => {
      const scaled = targetsIn(plan, variable);
      return [variable.code, Object.fromEntries(variable.bands.map(({ code }, at) => [code, scaled[at]]))];
    }),
  );
  expect(targets).toEqual(margins.demo_margins.rake);
  for (const own of Object.values(targets))
    expect(Object.values(own).reduce((sum: number, each) => sum + (each ?? 0), 0)).toBe(plan.frame.total);
  expect(plan.frame.total).toBe(margins.frame.total);
});

test('the plan of the seeds says what it is good for', () => {
  expect(plan.use).toBe('demonstration_only');
  expect(plan.variables.map(({ ready }) => ready)).toEqual([false, false, false]);
  expect(plan.variables.map(({ bands }) => bands.map(({ codes }) => codes))).toEqual(
    ['area', 'age', 'sex'].map((code) => Object.values(margins.demo_margins.map[code].codes)),
  );
  expect(plan.collapse_plan).toEqual(margins.demo_margins.collapse_plan);
});

test('largest remainders decide which targets are rounded up', () => {
  const rescale = { numerator: 1, denominator: 3, rounding: 'largest_remainder' as const, text: {} };
  const of = (...targets: number[]) =>
    targetsIn({ rescale }, { rescaled: true, bands: targets.map((target) => ({ target })) });
  expect(of(10, 10, 10)).toEqual([4, 3, 3]);
  expect(of(5, 1, 3)).toEqual([2, 0, 1]);
  expect(of(2, 2, 2)).toEqual([1, 1, 0]);
});

test('a definition without a plan is what it was', () => {
  const { weighting: _, ...without } = social;
  const parsed = definitionSchema.parse(without);
  expect(parsed).not.toHaveProperty('weighting');
  expect(reviewDefinition(parsed)).toEqual([]);
});

describe('a fault of a plan is found', () => {
  const faultsOf = (change: (plan: WeightingPlan, definition: Definition) => void) => {
    const changed = structuredClone(definition);
    change(changed.weighting!, changed);
    return reviewDefinition(changed).map(({ at, message }) => `${at}: ${message}`);
  };
  const area = ({ variables: [first] }: WeightingPlan) => first!;

  test.each<[string, (plan: WeightingPlan) => void]>([
    ['weighting/area: Q99 is no item', (p) => Object.assign(area(p), { item: 'Q99' })],
    [
      'weighting/area: Q7 is no profile item with one answer',
      (p) => Object.assign(area(p), { item: 'Q7', bands: [] }),
    ],
    ['weighting/area: no option 999', (p) => area(p).bands[0]!.codes.push('999')],
    ['weighting/area: 210213 stands in two bands', (p) => area(p).bands[0]!.codes.push('210213')],
    [
      'weighting/area: targets come to 6582770, the frame to 6582769',
      (p) => Object.assign(area(p).bands[0]!, { target: 3254341 }),
    ],
    [
      'weighting/age: targets come to 6582768, the frame to 6582769',
      (p) => Object.assign(p.variables[1]!.bands[0]!, { target: 4741679 }),
    ],
    ['weighting/area: no rule says how it is rescaled', (p) => delete p.rescale],
    ['weighting: variable area stands there twice', (p) => p.variables.push(area(p))],
    ['weighting/area: band main is used twice', (p) => Object.assign(area(p).bands[1]!, { code: 'main' })],
    [
      'weighting/collapse_plan: no variable town',
      (p) => p.collapse_plan.push({ variable: 'town', merge: ['a', 'b'] }),
    ],
    [
      'weighting/collapse_plan: area has no band east',
      (p) => p.collapse_plan.push({ variable: 'area', merge: ['east', 'main'] }),
    ],
    [
      'weighting/collapse_plan: main is merged with itself',
      (p) => p.collapse_plan.push({ variable: 'area', merge: ['main', 'main'] }),
    ],
    [
      'weighting/frame: Q1 has no option ghost',
      (p) => Object.assign(p.frame, { condition: { op: 'eq', item: 'Q1', code: 'ghost' } }),
    ],
    [
      'weighting/frame: Q99 is not an earlier item',
      (p) => Object.assign(p.frame, { condition: { not: { op: 'answered', item: 'Q99' } } }),
    ],
    [
      'weighting/frame: Q22 holds words, which are kept apart',
      (p) => Object.assign(p.frame, { condition: { any: [{ op: 'answered', item: 'Q22' }] } }),
    ],
  ])('%s', (expected, change) => {
    expect(faultsOf(change)).toContain(expected);
  });

  test('words that are missing in a language', () => {
    expect(faultsOf((p) => Object.assign(p.frame, { name: { 'zh-CN': '居民' } }))).toEqual([
      '/weighting/frame/name: no text in en',
    ]);
  });

  test('bounds that do not hold the mean, and numbers of people that are none', () => {
    const parse = (change: object) =>
      definitionSchema.safeParse({ ...social, weighting: { ...social.weighting, ...change } }).success;
    expect(parse({})).toBe(true);
    expect(parse({ trim: [1.2, 3] })).toBe(false);
    expect(parse({ frame: { ...social.weighting.frame, total: -1 } })).toBe(false);
    expect(parse({ note: 'x' })).toBe(false);
  });
});
