import { expect, test } from 'vitest';
import { changeRoles, disableAccount } from '#server/staff/accounts.ts';
import type { Step } from '#server/staff/chain-rules.ts';
import { setChain } from '#server/staff/chains.ts';
import { setLeave } from '#server/staff/leave.ts';
import {
  bringIn,
  openMaking,
  propose,
  root,
  set,
  settings,
  signOff,
  text,
} from '../questionnaires/support.ts';
import type { Browser } from '../support/browser.ts';
import { makeDepartment, makeOfficer } from './support.ts';

/** A questionnaire that two officers wrote, the second of whom may act in chains, before a chain of the department. */
async function writtenByTwo(steps: (second: { id: string }, parks: { id: string }) => Step[]) {
  const making = await openMaking();
  const { ctx, department } = making;
  const second = await makeOfficer(ctx, department, ['editor', 'approver'], 'second');
  const security = await makeOfficer(ctx, department, ['security'], 'security');
  const parks = await makeDepartment(ctx, 'parks');
  const gardener = await makeOfficer(ctx, parks, ['approver'], 'gardener');
  const chain = { departmentId: department.id, kind: 'questionnaire' as const, steps: steps(second, parks) };
  await setChain(ctx, security, chain);
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  await set(await making.as(second), address, settings);
  const sheet = await propose(editor, address);
  return { ...making, second, security, gardener, address, sheet };
}

const act = (browser: Browser, sheet: string, hash: string, step: number) =>
  browser.post(`${sheet}/signature`, { subject_hash: hash, step: String(step), secrecy: 'reviewed' });

const hashOn = (html: string) => /name="subject_hash" value="([^"]*)"/.exec(html)?.[1] ?? '';

test('no act of the chain falls to whoever wrote a part, though another proposed it', async () => {
  const making = await writtenByTwo(() => [{ act: 'draft' }, { act: 'secrecy' }, { act: 'sign' }]);
  const writer = await making.as(making.second);
  const hash = hashOn((await writer.get(making.sheet)).html);
  expect((await act(writer, making.sheet, hash, 2)).status).toBe(403);
  const approver = await making.as(making.approver);
  expect((await signOff(approver, making.sheet)).status).toBe(200);
  expect((await act(writer, making.sheet, hash, 3)).status).toBe(403);
  const acts = await making.ctx.db.selectFrom('approval_act').select('act').orderBy('step').execute();
  expect(acts.map((each) => each.act)).toEqual(['draft', 'secrecy']);
});

test('a deputy is bound by what the one who is away has written', async () => {
  const making = await writtenByTwo((second) => [{ act: 'draft' }, { act: 'sign', officerId: second.id }]);
  const { ctx, second, approver, security } = making;
  const days = { fromDay: '2021-05-20', untilDay: '2021-05-21' };
  await setLeave(ctx, security, { officerId: second.id, deputyId: approver.id, ...days });
  const deputy = await making.as(approver);
  const hash = hashOn((await deputy.get(making.sheet)).html);
  expect((await act(deputy, making.sheet, hash, 2)).status).toBe(403);
  expect((await deputy.get('/questionnaires/hall-survey')).status).toBe(404);
});

test('who countersigns in another department reads and tries out what they sign, and nothing else', async () => {
  const making = await writtenByTwo((_, parks) => [
    { act: 'draft' },
    { act: 'countersign', departmentId: parks.id },
    { act: 'sign' },
  ]);
  const gardener = await making.as(making.gardener);
  const page = await gardener.get(making.address);
  expect(page.status).toBe(200);
  expect(page.forms.map(({ action }) => action)).not.toContain(making.address);
  expect((await gardener.get(`${making.address}/preview`)).status).toBe(200);
  expect((await gardener.post(making.address, settings)).status).toBe(403);
  expect((await gardener.get(root)).words).not.toContain('办事大厅');
  const other = await bringIn(await making.as(making.editor), { act: 'keep', text });
  expect((await gardener.get(other)).status).toBe(404);
});

test('an account that is disabled while its form is on the way signs nothing', async () => {
  const making = await writtenByTwo(() => [{ act: 'draft' }, { act: 'sign' }]);
  const { ctx, app, approver, security, sheet } = making;
  const browser = await making.as(approver);
  const hash = hashOn((await browser.get(sheet)).html);
  const fields = new URLSearchParams({ subject_hash: hash, step: '2', secrecy: 'reviewed' });
  const body = new ReadableStream(
    {
      async pull(controller) {
        await disableAccount(ctx, security, approver.id);
        controller.enqueue(new TextEncoder().encode(fields.toString()));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = await app.request(`${sheet}/signature`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: `session=${browser.jar.get('session')}`,
    },
  } as RequestInit);
  expect(answer.status).toBe(403);
  expect((await browser.get('/questionnaires/hall-survey')).status).toBe(404);
});

test('who has become an administrator sees nothing of what they once proposed', async () => {
  const making = await writtenByTwo(() => [{ act: 'draft' }, { act: 'sign' }]);
  const { ctx, department, security, editor } = making;
  await changeRoles(ctx, security, editor.id, [{ departmentId: department.id, role: 'system' }]);
  const administrator = await making.as(editor);
  expect((await administrator.get(making.sheet)).status).toBe(404);
  expect((await administrator.get(`${making.sheet}/sheet`)).status).toBe(404);
  expect((await administrator.get('/workspace/approvals')).words).not.toContain('办事大厅');
});
