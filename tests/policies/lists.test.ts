import { expect, test } from 'vitest';
import { createPiece } from '#server/pieces/pieces.ts';
import { countPolicies, type PolicyFilter, pageOfPolicies, standingOf } from '#server/policies/policies.ts';
import type { Policy } from '#server/policies/policy.ts';
import { Browser } from '../support/browser.ts';
import { openPieceDesk, type PieceDesk, putThrough } from '../support/pieces.ts';
import { policyOf } from './support.ts';

const audiences = [['resident'], ['enterprise'], ['resident', 'elderly']] as const;
const themes = ['transport', 'jobs', 'care'] as const;
const marks = [[], ['no_application'], ['no_application', 'online']] as const;
const ends = [{}, { expires: '2021-05-19' }, { expires: '2021-06-30' }, { expires: '2030-01-01' }];

const issuers = [
  { 'zh-CN': '市人社局（示例）', en: 'Labour bureau (sample)' },
  { 'zh-CN': '市教育局（示例）', en: 'Education bureau (sample)' },
];

/** All in one write, or two dozen chains take their time. */
const fill = ({ ctx, editor, approver, department }: PieceDesk, all: readonly Policy[]) =>
  ctx.store.write(async (tx) => {
    for (const [at, content] of all.entries()) {
      const given = { kind: 'policy' as const, slug: `p-${at}`, departmentId: department.id, content };
      await putThrough(tx, await createPiece(tx, editor, given), { editor, approver });
    }
  });

/** Two dozen policies, each another mixture; some replace others. */
async function registry() {
  const desk = await openPieceDesk();
  const all: Policy[] = [];
  for (let at = 0; at < 24; at++) {
    const on = `${2019 + (at % 3)}-0${1 + (at % 5)}-11`;
    const content = policyOf(at, {
      audience: [...(audiences[at % 3] ?? [])],
      theme: themes[(at >> 1) % 3] ?? 'other',
      marks: [...(marks[at % marks.length] ?? [])],
      areas: at % 4 === 0 ? ['tax', 'starting'] : [],
      written_on: on,
      published_on: on,
      issuer: issuers[at % 2] ?? policyOf(0).issuer,
      effective: at === 20 ? '2021-05-21' : at === 21 ? '2021-05-20' : on,
      ...ends[at % ends.length],
      ...(at === 20 ? { replaces: ['p-0'], expires: undefined } : {}),
      ...(at === 21 ? { replaces: ['p-3'], expires: undefined } : {}),
      ...(at === 7 ? { repealed_on: '2021-05-20' } : {}),
    });
    const given = JSON.parse(JSON.stringify(content)) as Policy;
    all.push(given);
  }
  await fill(desk, all);
  return { desk, all };
}

test('every count beside a filter is that of the list which it leads to', async () => {
  const { desk } = await registry();
  const { ctx } = desk;
  const length = async (filter: PolicyFilter) =>
    (await pageOfPolicies(ctx, filter, { limit: 1000 })).policies.length;
  for (const filter of [
    {},
    { audience: 'resident' },
    { marks: ['no_application'], year: '2020' },
    { words: '充电' },
  ]) {
    const { all, by } = await countPolicies(ctx, filter);
    expect(all).toBe(await length(filter));
    const { mark, ...names } = by;
    for (const [name, counted] of Object.entries(names))
      for (const { value, n } of counted)
        expect([name, value, n]).toEqual([name, value, await length({ ...filter, [name]: value })]);
    for (const { value, n } of mark)
      expect(n).toBe(
        await length({ ...filter, marks: [...('marks' in filter ? (filter.marks ?? []) : []), value] }),
      );
    expect(by.status.reduce((sum, { n }) => sum + n, 0)).toBe(all);
  }
});

test('the lists and the page of a policy say the same of how it stands', async () => {
  const { desk } = await registry();
  const { policies } = await pageOfPolicies(desk.ctx, {}, { limit: 1000 });
  const found = new Set<string>();
  for (const each of policies) {
    expect([each.slug, each.status]).toEqual([each.slug, (await standingOf(desk.ctx, each)).status]);
    found.add(each.status);
  }
  expect([...found].sort()).toEqual(['expired', 'expires_soon', 'in_force', 'not_yet', 'repealed']);
  const statusOf = (slug: string) => policies.find((each) => each.slug === slug)?.status;
  expect([statusOf('p-0'), statusOf('p-3'), statusOf('p-7')]).toEqual(['in_force', 'repealed', 'repealed']);
  desk.turnTo('2021-05-21T00:00:00+08:00');
  const later = await pageOfPolicies(desk.ctx, { status: 'repealed' }, { limit: 1000 });
  expect(later.policies.map(({ slug }) => slug)).toContain('p-0');
});

test('pages follow each other by key, and hold every policy once', async () => {
  const { desk, all } = await registry();
  const reader = new Browser(desk);
  const first = await reader.get('/policies');
  expect(first.heading).toBe('政策文件库');
  expect(first.words).toContain('共24份文件');
  const linked = (links: string[]) => links.filter((each) => each.startsWith('/policies/p-'));
  expect(linked(first.links)).toHaveLength(20);
  const next = first.links.find((each) => each.includes('after=')) ?? '';
  const second = await reader.get(next.replaceAll('&amp;', '&'));
  expect(new Set([...linked(first.links), ...linked(second.links)]).size).toBe(all.length);
  expect(second.links).toContain('/policies');
});

test('hostile filters narrow nothing or everything, and never fail', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'e-bikes', policyOf(1));
  const found = async (query: string) =>
    (await new Browser(desk).get(`/policies?${query}`)).words.match(/共(\d+)份/)?.[1];
  expect(await found('audience=__proto__&theme=nothing&status=toString&year=20211&mark=constructor')).toBe(
    '1',
  );
  expect(await found(`issuer=${encodeURIComponent("' OR 1=1 --")}`)).toBe('0');
  expect(await found('after=nonsense')).toBe('1');
  expect(await found('q=%25')).toBe('0');
  expect(await found(`q=${encodeURIComponent('充电')}&audience=resident`)).toBe('1');
  expect(await found(`q=${encodeURIComponent('海参')}`)).toBe('0');
});
