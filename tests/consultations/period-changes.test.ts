import { describe, expect, test } from 'vitest';
import { getConsultation } from '#server/consultations/consultations.ts';
import { makeOfficer } from '../staff/support.ts';
import { openOffice, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { signedInAs } from './preparation-support.ts';

const root = `/workspace/consultations/${wasteMeasures.slug}/period`;
const address = `/consultations/${wasteMeasures.slug}`;
const later = { kind: 'extend', day: '2021-06-25', time: '24:00', reason: '节假日较多，延长十天。' };

async function open(exercise = false) {
  const house = await makeApp();
  const { department, editor } = await openOffice(house.ctx, {
    ...wasteMeasures,
    ...(exercise ? { exercise } : {}),
  });
  const approver = await makeOfficer(house.ctx, department, ['approver']);
  const writes = await signedInAs(house, editor);
  const signs = await signedInAs(house, approver);
  const propose = (fields: { [name: string]: string }) => writes.post(root, fields);
  const sign = async (sheet: string) => {
    const hash = /name="subject_hash" value="([^"]*)"/.exec((await signs.get(sheet)).html)?.[1] ?? '';
    return signs.post(`${sheet}/signature`, { subject_hash: hash, secrecy: 'reviewed' });
  };
  const carry = async (fields: { [name: string]: string }) => {
    const proposal = await propose(fields);
    expect(proposal.status).toBe(303);
    expect((await sign(proposal.location)).status).toBe(303);
  };
  const round = async () => (await getConsultation(house.ctx, wasteMeasures.slug)).round;
  const takesComments = async () =>
    (await signs.get(`${address}/comments/new`)).forms.some(({ action }) => action === `${address}/comments`);
  return { ...house, takesComments, department, writes, signs, propose, sign, carry, round };
}

describe('a change of a period', () => {
  test('holds once it is signed, and its reason is public', async () => {
    const house = await open();
    const proposal = await house.propose(later);
    expect((await house.round()).window.closesAt).toEqual(new Date('2021-06-16T00:00:00+08:00'));
    expect((await house.writes.get(address)).words).not.toContain('延长十天');
    expect((await house.sign(proposal.location)).status).toBe(303);
    expect((await house.round()).window.closesAt).toEqual(new Date('2021-06-26T00:00:00+08:00'));
    const page = await house.writes.get(address);
    expect(page.words).toContain('节假日较多，延长十天。');
    expect(page.words).toContain('6月25日24:00');
    expect((await house.writes.get(root)).words).toContain('已签发');
  });

  test('is rehearsed to the end', async () => {
    const house = await open(true);
    await house.carry(later);
    expect((await house.round()).window.closesAt).toEqual(new Date('2021-06-26T00:00:00+08:00'));
  });

  test('suspends, resumes with a later close, and closes at that', async () => {
    const house = await open();
    await house.carry({ kind: 'suspend', reason: '草案附件有误，正在核对。' });
    expect((await house.writes.get(address)).words).toContain('草案附件有误');
    expect(await house.takesComments()).toBe(false);
    await house.carry({ kind: 'resume', day: '2021-06-18', reason: '附件已更正。' });
    expect((await house.round()).window.closesAt).toEqual(new Date('2021-06-19T00:00:00+08:00'));
    house.turnTo('2021-06-18T23:00:00+08:00');
    expect(await house.takesComments()).toBe(true);
  });

  test('opens again what was closed', async () => {
    const house = await open();
    house.turnTo('2021-06-16T09:00:00+08:00');
    const again = await signedInAs(house, { signInName: `editor.${house.department.slug}` });
    const refused = await again.post(root, later);
    expect(refused.status).toBe(422);
    expect(refused.summary).toEqual(['#kind']);
    expect((await again.post(root, { ...later, kind: 'reopen' })).status).toBe(303);
  });

  test.each([
    ['no kind', { ...later, kind: 'shorten' }, 'kind'],
    ['an earlier close', { ...later, day: '2021-06-10' }, 'day'],
    ['the same close', { ...later, day: '2021-06-15' }, 'day'],
    ['no close', { ...later, day: '' }, 'day'],
    ['a day that there is not', { ...later, day: '2021-06-31' }, 'day'],
    ['a close after the promised outcome', { ...later, day: '2021-12-01' }, 'day'],
    ['no reason', { ...later, reason: ' ' }, 'reason'],
    ['a long reason', { ...later, reason: '长'.repeat(501) }, 'reason'],
    ['resuming what runs', { ...later, kind: 'resume' }, 'kind'],
  ])('is refused with %s, and keeps what was entered', async (_, fields, field) => {
    const { propose } = await open();
    const page = await propose(fields);
    expect(page.status).toBe(422);
    expect(page.summary).toEqual([`#${field}`]);
    expect(page.ids.has(field)).toBe(true);
    expect(page.html).toContain(fields.time);
  });

  test('waits for one signature at a time', async () => {
    const { propose } = await open();
    expect((await propose(later)).status).toBe(303);
    expect((await propose(later)).status).toBe(409);
  });

  test('is not signed once it no longer makes sense', async () => {
    const house = await open();
    const { location } = await house.propose(later);
    house.turnTo('2021-06-16T09:00:00+08:00');
    const signer = await signedInAs(house, { signInName: `approver.${house.department.slug}` });
    const hash = /name="subject_hash" value="([^"]*)"/.exec((await signer.get(location)).html)?.[1] ?? '';
    const answer = await signer.post(`${location}/signature`, { subject_hash: hash, secrecy: 'reviewed' });
    expect(answer.status).toBe(409);
    expect((await house.round()).events).toHaveLength(1);
  });

  test('is no business of others', async () => {
    const house = await open();
    expect((await house.signs.post(root, later)).status).toBe(403);
    const { department } = await openOffice(house.ctx);
    const stranger = await signedInAs(
      house,
      await makeOfficer(house.ctx, department, ['editor'], 'stranger'),
    );
    expect((await stranger.get(root)).status).toBe(404);
    expect((await stranger.post(root, later)).status).toBe(404);
  });
});
