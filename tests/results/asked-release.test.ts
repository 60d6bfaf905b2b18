import { expect, test } from 'vitest';
import { proposeRelease } from '#server/results/releases.ts';
import { sign } from '#server/staff/approvals.ts';
import { setChain } from '#server/staff/chains.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { closedQuestionnaire, makeOfficer } from './support.ts';

test('whoever is asked to countersign a release reads it while it waits, and no other figure', async () => {
  const { ctx, counters, questionnaire, departmentId, analyst, approver, site } = await closedQuestionnaire();
  const parks = await createDepartment(ctx, { slug: 'parks', name: { 'zh-CN': '园林局（示例）' } });
  const [gardener, clerk] = [
    await makeOfficer(ctx, parks.id, ['approver']),
    await makeOfficer(ctx, parks.id, ['clerk']),
  ];
  await setChain(ctx, await makeOfficer(ctx, departmentId, ['security']), {
    departmentId,
    kind: 'release',
    steps: [{ act: 'draft' }, { act: 'countersign', departmentId: parks.id }, { act: 'sign' }],
  });
  const root = `/workspace/questionnaires/${questionnaire.slug}`;
  const approval = await proposeRelease(ctx, counters, questionnaire, analyst);
  expect((await site.get(`${root}/releases/1`, gardener)).status).toBe(200);
  expect((await site.get(`${root}/releases/2`, gardener)).status).toBe(404);
  for (const path of [root, `${root}/figures`]) expect((await site.get(path, gardener)).status).toBe(404);
  expect((await site.get(`${root}/releases/1`, clerk)).status).toBe(404);
  await expect(
    sign(ctx, approval.id, {
      officer: approver,
      secrecyReviewed: true,
      subjectHash: approval.subjectHash,
    }),
  ).rejects.toMatchObject({ status: 403 });
});
