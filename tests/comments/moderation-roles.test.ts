import { expect, test } from 'vitest';
import { withholdingRules } from '#server/comments/moderation-rules.ts';
import type { Role } from '#server/http/signed-in.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { comment } from '../support/consultations.ts';
import { base, desk, openDesk, release, signIn, written } from './desk-support.ts';

const acts: [string, { [name: string]: string }][] = [
  ['decision', release],
  ['decision', { ...release, act: 'withhold', rule: withholdingRules[0]?.code ?? '' }],
  ['decision', { ...release, act: 'refer', destination: 'petition' }],
  ['reopening', { revision: '0', seq: '0' }],
  ['contact-opening', { reason: '核实' }],
];

test('only moderators decide; analysts and legal reviewers read', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation, { contact: '请打 12345' });
  const roles: [Role, number][] = [
    ['analyst', 200],
    ['legal', 200],
    ['editor', 403],
    ['approver', 403],
    ['decision', 403],
    ['clerk', 403],
  ];
  for (const [role, reads] of roles) {
    const { browser } = await open.sit([role]);
    const page = await browser.get(`${desk}/1`);
    expect([role, page.status]).toEqual([role, reads]);
    expect(page.forms.filter(({ action }) => action.includes('/comments/1/'))).toEqual([]);
    for (const [path, fields] of acts) {
      const answer = await browser.post(`${desk}/1/${path}`, fields);
      expect([role, path, answer.status]).toEqual([role, path, 403]);
      expect(answer.words).not.toContain('请打');
    }
    // An approver has a queue of appeals, in which there is nothing.
    expect((await browser.get(desk)).status).toBe(role === 'approver' ? 200 : reads);
  }
  expect((await written(open)).acts).toEqual([]);
  const { browser } = await open.sit(['editor'], 'other');
  expect((await browser.get(desk)).heading).toBe('您没有办理这件事的权限');
});

test('another department finds nothing, and administrators neither', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const other = await makeDepartment(open.ctx, 'parks');
  const roles: Role[] = ['moderator', 'analyst', 'clerk', 'approver'];
  await makeOfficer(open.ctx, other, roles, 'stranger');
  await makeOfficer(open.ctx, other, ['auditor'], 'auditor');
  for (const name of ['stranger', 'auditor']) {
    const browser = await signIn(open.house, name);
    for (const path of [desk, `${desk}/1`, `${base}/entry`])
      expect((await browser.get(path)).status).toBe(404);
    for (const [path, fields] of acts)
      expect((await browser.post(`${desk}/1/${path}`, fields)).status).toBe(404);
    expect((await browser.post(`${base}/entry`, {})).status).toBe(404);
  }
  expect((await written(open)).acts).toEqual([]);
});

test('without a session there is the door', async () => {
  const { house } = await openDesk();
  const answer = await house.app.request(`${desk}/1`);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/workspace/sign-in');
});
