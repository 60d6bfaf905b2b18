import { expect, test } from 'vitest';
import { createPiece } from '#server/pieces/pieces.ts';
import { answered, openDesk, publish, signedIn } from '../dispositions/support.ts';
import { Browser } from '../support/browser.ts';
import { putThrough } from '../support/pieces.ts';
import { policyOf } from './support.ts';

test('a policy names the consultation that it came of, and the outcome leads to it', async () => {
  const desk = await openDesk();
  const { ctx, department, approver, editor } = desk;
  const content = policyOf(1, { consultation: desk.consultation.slug });
  const departmentId = department.id;
  const piece = await createPiece(ctx, editor, { kind: 'policy', slug: 'sheds', departmentId, content });
  const choices = async () =>
    (await (await signedIn(desk, editor)).get(`/workspace/pieces/${piece.id}`)).html.includes(
      '<option value="small"',
    );
  expect(await choices()).toBe(false);
  const { no } = await desk.released();
  await answered(desk, '增设充电棚', [no]);
  await publish(desk);
  expect(await choices()).toBe(true);
  const reader = new Browser(desk);
  const outcome = `/consultations/${desk.consultation.slug}/outcome`;
  expect((await reader.get(outcome)).links).not.toContain('/policies/sheds');
  await putThrough(ctx, piece, { editor, approver });
  expect((await reader.get(outcome)).links).toContain('/policies/sheds');
  expect((await reader.get('/policies/sheds')).links).toContain(outcome);
});
