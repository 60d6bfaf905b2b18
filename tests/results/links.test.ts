import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandLinks } from '#server/results/banded-links.ts';
import { linksOf } from '#server/results/links.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition, ItemOf } from '#shared/questionnaire/definition.ts';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import { codesIn, profilesOf, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Link, Ref } from '#shared/statistics/tables.ts';
import { questionnaires } from '../support/random-questionnaire.ts';
import { dice, randomAnswers, social } from './answering.ts';

const say = ({ left, relation, right }: Link) => {
  const side = (refs: Ref[]) =>
    refs.map(({ item, code }) => (code === null ? item : `${item}=${code}`)).join(' + ');
  return `${side(left)} ${relation} ${side(right)}`;
};

/** The links that one response breaks: a link is a sum over responses, so it must hold of each by itself. */
function broken(definition: Definition, links: Link[], answers: StoredAnswers): string[] {
  const chosen = new Map(
    variablesOf(definition).map((variable) => [variable.code, codesIn(definition, variable, answers)]),
  );
  const bands = new Map(profilesOf(definition).map((profile) => [profile.code, profile.bands]));
  const count = ({ item, code }: Ref): number => {
    const codes = chosen.get(item) ?? [];
    if (code === null) return codes.length > 0 ? 1 : 0;
    const band = bands.get(item)?.find((each) => each.code === code);
    return codes.some((each) => each === code || band?.codes.includes(each)) ? 1 : 0;
  };
  const sum = (refs: Ref[]) => refs.reduce((total, ref) => total + count(ref), 0);
  return links
    .filter(({ left, relation, right }) =>
      relation === 'equals' ? sum(left) !== sum(right) : sum(left) > sum(right),
    )
    .map(say);
}

test('the social questionnaire tells these things about its counts', () => {
  const links = linksOf([social]).map(say);
  expect(links).toEqual(
    expect.arrayContaining([
      'Q7 equals Q1',
      'Q6.hot equals Q1',
      'Q3 equals Q1=resident + Q1=nonlocal',
      'Q4 atMost Q1=resident + Q1=nonlocal',
      'Q8 + Q7=none equals Q7',
      'Q8=web atMost Q7=web',
      'Q12 atMost Q11=2 + Q11=1',
      'Q15 equals Q14=yes',
      'Q19.conn equals Q17=yes',
      'Q21.1 equals Q21',
      'Q21.1=plain atMost Q21=plain',
      'Q7=web + Q7=none atMost Q7',
    ]),
  );
  const banded = bandLinks(linksOf([social]), profilesOf(social)).map(say);
  expect(banded).toContain('Q5 equals Q1=unit');
  expect(banded.join('\n')).not.toMatch(/Q1=(enterprise|org)\b/);
});

test('links hold of every valid response to the social questionnaire', () => {
  const links = linksOf([social]);
  const banded = bandLinks(links, profilesOf(social));
  const roll = dice(11);
  for (let at = 0; at < 300; at++) {
    const answers = randomAnswers(social, roll);
    expect(broken(social, links, answers)).toEqual([]);
    expect(broken(social, banded, answers)).toEqual([]);
  }
});

test('a code without a score is on neither side of a comparison', () => {
  const definition = structuredClone(social);
  for (const item of definition.sections.flatMap(({ items }) => items))
    if (item.code === 'Q13') item.show_if = { not: { op: 'le', item: 'Q11', value: 2 } };
  const links = linksOf([definition]);
  expect(links.map(say)).toContain('Q13 equals Q11=4 + Q11=3');
  const roll = dice(4);
  for (let tries = 0; tries < 60; tries++)
    expect(broken(definition, links, randomAnswers(definition, roll))).toEqual([]);
});

test('links hold however a choice among earlier choices is shown and filled', () => {
  const from = { item: 'Q7', except: ['none'] };
  const least = (min_selected: number) => ({
    show_if: { op: 'any_except' as const, item: 'Q7', codes: ['none'], min_selected },
  });
  const ways: Partial<ItemOf<'single'>>[] = [
    { options_from: from },
    { options_from: from, fill_when_hidden: from },
    { options_from: from, ...least(1) },
    { options_from: from, ...least(2) },
    { options_from: from, ...least(3), fill_when_hidden: from },
    { options_from: from, show_if: { op: 'eq', item: 'Q1', code: 'resident' }, fill_when_hidden: from },
    { options_from: from, show_if: { op: 'eq', item: 'Q1', code: 'resident' } },
  ];
  for (const [at, way] of ways.entries()) {
    const { indices: _, weighting: _plan, ...definition } = structuredClone(social);
    for (const section of definition.sections)
      section.items = section.items.flatMap((item) => {
        if (item.code !== 'Q8') return ['Q1', 'Q7'].includes(item.code) ? [item] : [];
        const { code, text, role } = item;
        return [{ kind: 'single' as const, code, text, role, required: true, ...way }];
      });
    definition.sections = definition.sections.filter(({ items }) => items.length > 0);
    expect(reviewDefinition(definition)).toEqual([]);
    const links = linksOf([definition]);
    expect(
      links.filter(({ left }) => left[0]?.item === 'Q8' && left[0].code === null).length,
    ).toBeGreaterThan(0);
    const roll = dice(at);
    for (let tries = 0; tries < 150; tries++)
      expect(broken(definition, links, randomAnswers(definition, roll))).toEqual([]);
  }
});

test('links hold of every valid response to any questionnaire', () => {
  let checked = 0;
  fc.assert(
    fc.property(questionnaires(), fc.nat(), ({ definition }, seed) => {
      if (reviewDefinition(definition).length > 0) return;
      const links = linksOf([definition]);
      const roll = dice(seed);
      for (let at = 0; at < 8; at++) {
        const answers = attempt(definition, roll);
        if (!answers) return;
        checked += 1;
        expect(broken(definition, links, answers)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(checked).toBeGreaterThan(500);
});

function attempt(definition: Definition, roll: () => number): StoredAnswers | undefined {
  try {
    return randomAnswers(definition, roll);
  } catch {
    return undefined;
  }
}

test('a link that names a part of a band is said of no less than the truth', () => {
  const profiles = [
    {
      code: 'P',
      bands: [
        { code: 'ab', codes: ['a', 'b'] },
        { code: 'c', codes: ['c'] },
      ],
    },
  ];
  const ref = (item: string, code: string | null): Ref => ({ item, code });
  const link = (right: Ref[]): Link => ({ left: [ref('X', null)], relation: 'equals', right });
  const banded = (right: Ref[]) => bandLinks([link(right)], profiles).map(say);
  expect(banded([ref('P', 'a'), ref('P', 'b')])).toEqual(['X equals P=ab']);
  expect(banded([ref('P', 'c')])).toEqual(['X equals P=c']);
  expect(banded([ref('P', 'a')])).toEqual(['X atMost P=ab']);
  expect(banded([ref('P', 'a'), ref('P', 'c')])).toEqual(['X atMost P=ab + P=c', 'P=c atMost X']);
});

test('of several versions only what holds in each is stated', () => {
  const other = structuredClone(social);
  const q15 = other.sections.flatMap(({ items }) => items).find(({ code }) => code === 'Q15')!;
  q15.required = false;
  const links = linksOf([social, other]).map(say);
  expect(links).not.toContain('Q15 equals Q14=yes');
  expect(links).toContain('Q8=web atMost Q7=web');
});
