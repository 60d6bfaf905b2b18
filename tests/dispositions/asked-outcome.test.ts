import { expect, test } from 'vitest';
import { proposeOutcome } from '#server/dispositions/outcomes.ts';
import { agree, recall } from '#server/staff/approvals.ts';
import { setChain } from '#server/staff/chains.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { answered, CLOSED, openDesk } from './support.ts';

async function countersigned() {
  const desk = await openDesk();
  const { ctx, department, consultation, analyst } = desk;
  const parks = await createDepartment(ctx, { slug: 'parks', name: { 'zh-CN': '园林局（示例）' } });
  const gardener = await makeOfficer(ctx, parks, ['approver']);
  const security = await makeOfficer(ctx, department, ['security']);
  await setChain(ctx, security, {
    departmentId: department.id,
    kind: 'outcome',
    steps: [{ act: 'draft' }, { act: 'countersign', departmentId: parks.id }, { act: 'sign' }],
  });
  await answered(desk, '写明时段', [(await desk.released()).no]);
  desk.turnTo(CLOSED);
  const approval = await proposeOutcome(ctx, consultation, analyst);
  const browser = new Browser(desk);
  await browser.post('/workspace/sign-in', { name: gardener.signInName, password });
  return { ...desk, gardener, approval, browser };
}

test('whoever is asked to countersign an outcome reads it while it waits, and nothing else', async () => {
  const { ctx, consultation, analyst, approval, browser } = await countersigned();
  const root = `/workspace/consultations/${consultation.slug}`;
  expect((await browser.get(`${root}/outcome/1`)).status).toBe(200);
  for (const path of [root, `${root}/outcome`, `${root}/outcome/2`])
    expect((await browser.get(path)).status).toBe(404);
  await recall(ctx, approval.id, { officer: analyst });
  expect((await browser.get(`${root}/outcome/1`)).status).toBe(404);
});

test('the one who signs after a countersignature is the signer', async () => {
  const { ctx, approval, gardener, approver } = await countersigned();
  const agreement = { subjectHash: approval.subjectHash, secrecyReviewed: true };
  await agree(ctx, approval.id, { ...agreement, officer: gardener });
  expect((await agree(ctx, approval.id, { ...agreement, officer: approver })).state).toBe('signed');
});
