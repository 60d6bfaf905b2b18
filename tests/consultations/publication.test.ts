import { expect, test } from 'vitest';
import {
  consultationPhase,
  getConsultation,
  hashOfConsultation,
  inRound,
  listConsultations,
  publishConsultation,
  SlugTakenError,
} from '#server/consultations/consultations.ts';
import { NotFoundError } from '#server/errors.ts';
import { openConsultation, openOffice, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

test('what is published is what was given: notice, draft, period', async () => {
  const { ctx } = await makeApp();
  const { round, ...consultation } = await openConsultation(ctx);
  expect(consultation).toMatchObject({ slug: 'small', form: small.form, properties: small.properties });
  expect(round.hash).toBe(hashOfConsultation(small));
  expect(round.window).toEqual({
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-16T00:00:00+08:00'),
  });
  expect(round.notice.notice).toEqual(small.notice);
  expect(round.notice.explanation).toEqual(small.explanation);
  expect(consultation.salt).toHaveLength(32);
  expect(consultationPhase({ round }, ctx.clock.now())).toBe('open');
});

test('an address is given once, and a refused publication leaves nothing', async () => {
  const { ctx } = await makeApp();
  const { department, editor } = await openOffice(ctx);
  const publication = { departmentId: department.id, officerId: editor.id, definition: small };
  await expect(publishConsultation(ctx, publication)).rejects.toThrow(SlugTakenError);
  const both = await Promise.allSettled(
    [1, 2].map(() => publishConsultation(ctx, { ...publication, definition: { ...small, slug: 'twice' } })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await ctx.db.selectFrom('document').select('id').execute()).toHaveLength(2);
  expect((await listConsultations(ctx)).map(({ slug }) => slug).sort()).toEqual(['small', 'twice']);
});

test('what a write saw and then took back is seen by nobody', async () => {
  const { ctx } = await makeApp();
  const { department, editor } = await openOffice(ctx);
  const definition = { ...small, slug: 'taken-back' };
  const failed = ctx.store.write(async (tx) => {
    await publishConsultation(tx, { departmentId: department.id, officerId: editor.id, definition });
    expect((await getConsultation(tx, 'taken-back')).slug).toBe('taken-back');
    throw new Error('Taken back');
  });
  await expect(failed).rejects.toThrow('Taken back');
  await expect(getConsultation(ctx, 'taken-back')).rejects.toThrow(NotFoundError);
  await ctx.store.write(async (tx) => {
    await expect(getConsultation(tx, 'taken-back')).rejects.toThrow(NotFoundError);
  });
});

test('a comment of an earlier round is read with its own round', async () => {
  const { ctx } = await makeApp();
  const consultation = await openConsultation(ctx);
  const second = { ...consultation.round, no: 2 };
  const later = { ...consultation, rounds: [consultation.round, second], round: second };
  expect(inRound(later, 1).round).toBe(consultation.round);
  expect(inRound(later, 2).round).toBe(second);
  expect(() => inRound(later, 3)).toThrow('no round 3');
});
