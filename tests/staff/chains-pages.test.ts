import { describe, expect, test } from 'vitest';
import { chainOf } from '#server/staff/chains.ts';
import { type Office, openOffice } from './chain-support.ts';

const path = '/workspace/chains/city/release';
const hostile = '"><script>alert(1)</script>';

const rows = ({ head, parks }: Office) => ({
  act_2: 'review',
  who_2: `officer:${head.id}`,
  act_3: '',
  who_3: '',
  act_4: 'countersign',
  who_4: `department:${parks.id}`,
  act_5: 'legal',
  who_5: '',
  who_last: '',
});

describe('the security administrator', () => {
  test('sets a chain, lines left empty apart, and it is recorded with what was before', async () => {
    const office = await openOffice();
    const browser = await office.as('security');
    const page = await browser.get(path);
    expect([...page.form('/release').fields.keys()]).toContain('act_5');
    const saved = await browser.follow(await browser.post(path, rows(office)));
    expect(saved.words).toContain('已保存，从下一次送审起生效');
    expect(saved.words).toContain(
      '拟稿 → 审核（head（示例）） → 会签（parks局（示例）签发人） → 合法性审核 → 签发',
    );
    expect(await chainOf(office.ctx, office.city.id, 'release')).toEqual([
      { act: 'draft' },
      { act: 'review', officerId: office.head.id },
      { act: 'countersign', departmentId: office.parks.id },
      { act: 'legal' },
      { act: 'sign' },
    ]);
    expect(await chainOf(office.ctx, office.city.id, 'outcome')).toHaveLength(2);
    const events = await office.ctx.db
      .selectFrom('audit_event')
      .selectAll()
      .where('act', '=', 'chain.set')
      .execute();
    expect(events).toMatchObject([
      { officer_id: office.security.id, department_id: office.city.id, subject: 'release' },
    ]);
    expect(events[0]?.before_hash).toMatch(/^sha256:/);
    expect(events[0]?.after_hash).not.toBe(events[0]?.before_hash);
    expect((await browser.get(path)).html).toMatch(/<option value="review" selected>/);
  });

  test('saving the same again writes nothing; the shortest chain can be set again', async () => {
    const office = await openOffice();
    const browser = await office.as('security');
    for (const fields of [rows(office), rows(office), { who_last: '' }])
      expect((await browser.post(path, fields)).status).toBe(303);
    const kept = await office.ctx.db.selectFrom('approval_chain').select(['no', 'steps']).execute();
    expect(kept.map(({ no }) => no)).toEqual([1, 2]);
    expect(await chainOf(office.ctx, office.city.id, 'release')).toEqual([{ act: 'draft' }, { act: 'sign' }]);
  });

  const wrong: [string, (office: Office) => { [name: string]: string }, string, string][] = [
    ['an act that is none', () => ({ act_2: 'sign' }), '#act_2', '请从列表中选择环节'],
    ['hostile text', () => ({ act_3: hostile, who_3: hostile }), '#act_3', '请从列表中选择环节'],
    ['somebody without an act', ({ head }) => ({ who_2: `officer:${head.id}` }), '#act_2', '没有选环节'],
    ['the legality twice', () => ({ act_2: 'legal', act_3: 'legal' }), '#act_3', '只能设一次'],
    ['secrecy twice', () => ({ act_2: 'secrecy', act_5: 'secrecy' }), '#act_5', '只能设一次'],
    [
      'a review by another department',
      ({ parks }) => ({ act_2: 'review', who_2: `department:${parks.id}` }),
      '#who_2',
      '其他部门只用于会签',
    ],
    [
      'a review by an officer of another department',
      ({ gardener }) => ({ act_2: 'review', who_2: `officer:${gardener.id}` }),
      '#who_2',
      '请选择能办理',
    ],
    [
      'a legality review by an approver',
      ({ head }) => ({ act_2: 'legal', who_2: `officer:${head.id}` }),
      '#who_2',
      '请选择能办理',
    ],
    [
      'a signature by who only drafts',
      ({ analyst }) => ({ who_last: `officer:${analyst.id}` }),
      '#who_last',
      '请选择能办理',
    ],
    ['nobody that exists', () => ({ act_2: 'review', who_2: 'officer:x' }), '#who_2', '请选择能办理'],
    ['no department', () => ({ act_2: 'countersign', who_2: 'department:x' }), '#who_2', '请选择能办理'],
  ];

  test.each(wrong)('is told of %s at its field', async (_what, fields, field, words) => {
    const office = await openOffice();
    const browser = await office.as('security');
    const page = await browser.post(path, fields(office));
    expect(page.status).toBe(422);
    expect(page.title).toContain('错误：');
    expect(page.summary).toEqual([field]);
    expect(page.words).toContain(words);
    expect(page.ids.has(field.slice(1))).toBe(true);
    expect(page.html).not.toContain('<script>alert');
    expect(await office.ctx.db.selectFrom('approval_chain').selectAll().execute()).toEqual([]);
  });

  test('sees no chain of a department that is closed', async () => {
    const office = await openOffice();
    const close = { closed_at: '2021-05-01T00:00:00.000Z' };
    await office.ctx.store.write((tx) =>
      tx.db.updateTable('department').set(close).where('id', '=', office.parks.id).execute(),
    );
    const page = await (await office.as('security')).get('/workspace/chains');
    expect([page.status, page.links.includes(path)]).toEqual([200, true]);
    expect(page.words).not.toContain('parks局');
  });

  test('finds no chain of a kind or department that is none', async () => {
    const browser = await (await openOffice()).as('security');
    for (const address of ['/workspace/chains/city/nothing', '/workspace/chains/nowhere/release']) {
      expect((await browser.get(address)).status).toBe(404);
      expect((await browser.post(address, {})).status).toBe(404);
    }
  });
});

describe('everybody else', () => {
  test('reads the chains of their own departments and sets none', async () => {
    const office = await openOffice();
    const browser = await office.as('head');
    const page = await browser.get('/workspace/chains');
    expect(page.status).toBe(200);
    expect(page.words).toContain('city局');
    expect(page.words).not.toContain('parks局');
    expect(page.links).not.toContain(path);
    expect((await browser.get('/en/workspace/chains')).words).toContain('Drafting → Signing off');
    expect((await browser.get(path)).status).toBe(403);
    expect((await browser.post(path, rows(office))).status).toBe(403);
  });

  test.each(['system', 'auditor'] as const)('the %s sees none', async (role) => {
    const office = await openOffice();
    await office.make(role, [role]);
    const browser = await office.as(role);
    expect((await browser.get('/workspace/chains')).status).toBe(403);
    expect((await browser.post(path, {})).status).toBe(403);
  });
});
