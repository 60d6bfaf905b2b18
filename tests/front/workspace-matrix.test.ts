import { expect, test } from 'vitest';
import { appeal } from '#server/comments/appeals.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { decide } from '#server/comments/moderation.ts';
import { createPreparation } from '#server/consultations/preparations.ts';
import { createGroup } from '#server/dispositions/groups.ts';
import { type Role, roles } from '#server/http/signed-in.ts';
import { isAdministrator } from '#server/staff/roles.ts';
import { makeDepartment, makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, openOffice } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

/** What a route answers to whom the matrix lets in; the others of the department are refused. */
interface Rule {
  to: readonly Role[];
  status: number;
  fields?: { [name: string]: string };
  /** What strangers and administrators get; nobody outside learns that there is anything. */
  outside?: number;
}

const content = roles.filter((role) => !isAdministrator(role));
const figures: Role[] = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision'];
const texts: Role[] = ['moderator', 'analyst', 'legal'];
const appeals: Role[] = [...texts, 'approver'];
const prepares: Role[] = ['editor', 'approver', 'legal'];
const stale = { revision: '0', seq: '9' };

const one = '/workspace/consultations/:slug';
const preparation = '/workspace/preparations';

/** Section 2b of the design, route by route. */
const rules: { [route: string]: Rule } = {
  'GET /workspace/consultations': { to: roles, status: 200, outside: 200 },
  [`GET ${one}`]: { to: content, status: 200 },
  [`GET ${one}/comments`]: { to: appeals, status: 200 },
  [`GET ${one}/comments/:no`]: { to: appeals, status: 200 },
  [`GET ${one}/comments/:no/decision`]: { to: content, status: 303 },
  [`GET ${one}/comments/:no/reopening`]: { to: content, status: 303 },
  [`GET ${one}/comments/:no/contact-opening`]: { to: content, status: 303 },
  [`GET ${one}/comments/:no/appeal-decision`]: { to: content, status: 303 },
  [`POST ${one}/comments/:no/decision`]: {
    to: ['moderator'],
    status: 422,
    fields: { ...stale, act: 'release', redacted: '1' },
  },
  [`POST ${one}/comments/:no/reopening`]: { to: ['moderator'], status: 409, fields: stale },
  [`POST ${one}/comments/:no/contact-opening`]: { to: ['moderator'], status: 422, fields: { reason: '' } },
  [`POST ${one}/comments/:no/appeal-decision`]: {
    to: ['moderator', 'approver'],
    status: 422,
    fields: { ...stale, decision: 'reversed', hide: '没有的话', reason: '' },
  },
  [`GET ${one}/entry`]: { to: ['clerk'], status: 200 },
  [`POST ${one}/entry`]: { to: ['clerk'], status: 400 },
  [`GET ${one}/opinions`]: { to: texts, status: 200 },
  [`POST ${one}/opinions/placements`]: { to: ['analyst'], status: 404 },
  [`POST ${one}/opinions/removals`]: { to: ['analyst'], status: 404 },
  [`GET ${one}/groups`]: { to: figures, status: 200 },
  [`GET ${one}/groups/:no`]: { to: texts, status: 200 },
  [`POST ${one}/groups/:no`]: { to: ['analyst'], status: 422 },
  [`POST ${one}/groups/:no/title`]: { to: ['analyst'], status: 422 },
  [`POST ${one}/groups/:no/merger`]: { to: ['analyst'], status: 404 },
  [`GET ${one}/period`]: { to: content, status: 200 },
  [`POST ${one}/period`]: { to: ['editor'], status: 422 },
  [`GET ${one}/outcome`]: { to: figures, status: 200 },
  [`GET ${one}/outcome/:no`]: { to: figures, status: 404 },
  [`POST ${one}/outcome/proposals`]: { to: ['analyst'], status: 409 },
  [`POST ${one}/outcome/corrections`]: { to: ['analyst'], status: 404 },
  [`GET ${preparation}`]: { to: prepares, status: 200, outside: 403 },
  [`GET ${preparation}/new`]: { to: ['editor'], status: 200, outside: 403 },
  [`POST ${preparation}/new`]: { to: ['editor'], status: 422, outside: 403 },
  [`GET ${preparation}/:id`]: { to: prepares, status: 200 },
  [`POST ${preparation}/:id`]: { to: ['editor'], status: 422 },
  [`GET ${preparation}/:id/clauses`]: { to: ['editor'], status: 200 },
  [`POST ${preparation}/:id/clauses`]: { to: ['editor'], status: 422 },
  [`POST ${preparation}/:id/proposals`]: { to: ['editor'], status: 409 },
};

/** A consultation with an appealed comment and a group, a preparation, and an officer of each role. */
async function openHouse() {
  const house = await makeApp();
  const { ctx } = house;
  const { consultation, department, editor } = await openOffice(ctx);
  const { no, receipt } = await comment(ctx, consultation, { contact: 'canary@example.org' });
  const first = await makeOfficer(ctx, department, ['moderator'], 'first');
  const seen = { revision: 0, seq: 0 };
  await decide(ctx, { consultation, no, officer: first, seen, act: 'withhold', rule: 'insult' });
  const held = await findCommentByReceipt(ctx, receipt);
  if (!held) throw new Error('No comment');
  await appeal(ctx, held, '请复核');
  const analyst = await makeOfficer(ctx, department, ['analyst'], 'sorter');
  await createGroup(ctx, { consultation, officer: analyst, title: { 'zh-CN': '收费' } });
  const { id } = await createPreparation(ctx, editor, {
    departmentId: department.id,
    content: { clauses: [] },
  });
  const sit = async (name: string) => {
    const browser = new Browser(house);
    await browser.post('/workspace/sign-in', { name, password });
    return browser;
  };
  return { ...house, department, sit, id, slug: consultation.slug };
}

test('every route of consultations and preparations answers each role as the matrix says', async () => {
  const { app, ctx, department, sit, id, slug } = await openHouse();
  const routes = [
    ...new Set(
      app.routes
        .filter(({ path }) => /^\/workspace\/(consultations|preparations)(\/|$)/.test(path))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ];
  expect(routes.sort()).toEqual(Object.keys(rules).sort());

  const elsewhere = await makeDepartment(ctx, 'parks');
  const people: { role: Role; inside: boolean; browser: Browser }[] = [];
  for (const role of roles) {
    await makeOfficer(ctx, department, [role], `own-${role}`);
    await makeOfficer(ctx, elsewhere, [role], `other-${role}`);
    people.push({ role, inside: !isAdministrator(role), browser: await sit(`own-${role}`) });
    people.push({ role, inside: false, browser: await sit(`other-${role}`) });
  }
  for (const [route, { to, status, fields = {}, outside = 404 }] of Object.entries(rules)) {
    const [method, pattern = ''] = route.split(' ');
    const path = pattern.replace(':slug', slug).replace(':no', '1').replace(':id', id);
    for (const { role, inside, browser } of people) {
      const answer = await (method === 'GET' ? browser.get(path) : browser.post(path, fields));
      const ownList = outside === 403 && to.includes(role) && !isAdministrator(role);
      const expected = inside ? (to.includes(role) ? status : 403) : ownList ? status : outside;
      expect([route, role, inside, answer.status]).toEqual([route, role, inside, expected]);
      if (answer.status >= 400) expect(answer.html).not.toContain('canary');
    }
  }
}, 60_000);
