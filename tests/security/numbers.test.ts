import { expect, test } from 'vitest';
import { makeOfficer } from '../staff/support.ts';
import { addressOf, openHouse } from './house.ts';
import { signedIn } from './sign-in.ts';

/** What stands for a number where none of ours does: none, too large for a column, for a double, in parts. */
const strange = ['x', '-1', '1.5', '1e3', '0x1', '3000000000', '999999999999999', '9999999999999999'];

/** Fields and queries that hold a number, by the address that takes them. */
const fields: [pattern: string, name: string, others?: { [name: string]: string }][] = [
  ['/workspace/briefs/:id', 'revision', { lead: '请研究' }],
  ['/workspace/consultations/:slug/groups/:no', 'seq', { act: 'answer' }],
  ['/workspace/consultations/:slug/groups/:no/merger', 'into'],
  ['/workspace/consultations/:slug/opinions/placements', 'opinion', { group: '1' }],
  ['/workspace/consultations/:slug/opinions/placements', 'group'],
  ['/workspace/consultations/:slug/opinions/removals', 'opinion'],
  ['/workspace/consultations/:slug/comments/:no/appeal-decision', 'seq', { revision: '0' }],
  ['/consultations/:slug/comments', 'version', { key: 'k'.repeat(32), language: 'zh-CN' }],
  ['/workspace/consultations/:slug/comments/:no/decision', 'seq', { revision: '0', act: 'release' }],
  ['/workspace/consultations/:slug/comments/:no/decision', 'revision', { seq: '0', act: 'release' }],
];

const queries = [
  '/workspace/consultations/small/opinions?opinion=',
  '/workspace/consultations/small/opinions?placed=',
  '/workspace/consultations/small/comments?after=',
  '/workspace/consultations/small/comments?from=',
  '/consultations/small/comments?after=',
  '/consultations/past/outcome/versions/',
  '/questionnaires/released/results/',
  '/search?q=建议&cursor=',
  '/api/v1/consultations?limit=1&cursor=',
  '/api/v1/consultations/small/comments?limit=1&cursor=',
  '/api/v1/consultations/past/outcome?version=',
  '/api/v1/questionnaires/released/results?release=',
  '/questionnaires/tiny/sections/A?version=',
  '/open-day/',
  '/open-day/2021/boards/',
];

test('what is no number, or larger than any, is refused wherever a number is asked for', async () => {
  const house = await openHouse();
  const { ctx, department, opinion, values } = house;
  const works = await makeOfficer(ctx, department, ['editor', 'analyst', 'moderator'], 'works');
  const auditor = await makeOfficer(ctx, department, ['auditor'], 'audits');
  const audit = await signedIn(house, auditor.signInName);
  const browser = await signedIn(house, works.signInName);
  const statuses: [string, number][] = [];
  const numbered = Object.entries(values).filter(([, value]) => /^\d+$/.test(value));
  for (const number of strange) {
    for (const [pattern] of numbered) {
      const path = addressOf(pattern, { values: { ...values, [pattern]: number } });
      statuses.push([path, (await browser.get(path)).status]);
    }
    statuses.push([`audit ${number}`, (await audit.get(`/workspace/audit?below=${number}`)).status]);
    for (const path of queries) statuses.push([path + number, (await browser.get(path + number)).status]);
    for (const [pattern, name, others] of fields) {
      const path = addressOf(pattern, { values: { ...values, '/consultations/:slug': 'small' } });
      const { status } = await browser.post(path, { opinion, ...others, [name]: number });
      statuses.push([`${path} ${name}=${number}`, status]);
    }
  }
  expect(statuses.filter(([, status]) => status >= 500).map(String)).toEqual([]);
});
