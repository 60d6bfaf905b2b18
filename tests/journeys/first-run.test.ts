import { afterAll, expect } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { addDays, dayOf } from '#shared/time.ts';
import { installation } from '#tests/staff/setup-support.ts';
import { violationsOn } from './support/axe.ts';
import { agrees, arrives, enrols, newcomer, readSlips, type Slip } from './support/office.ts';
import { openEmptySite, test, type Watched } from './support/site.ts';

const site = openEmptySite();
const today = dayOf(new Date());

const slips = new Map<string, Slip>();
const people = new Map<string, Watched>();

const here = (name: string): Watched => {
  const visitor = people.get(name);
  if (!visitor) throw new Error(`${name} has not arrived`);
  return visitor;
};

/** First sign-ins, each in a window of its own; axe looks over the shoulder of the first. */
async function arrive(...names: string[]): Promise<void> {
  const arriving = names.map(async (name, at) => {
    const slip = slips.get(name);
    if (!slip) throw new Error(`No slip for ${name}`);
    people.set(name, await arrives(site, slip, { axe: at === 0 }));
  });
  await Promise.all(arriving);
}

async function keepSlips(visitor: Watched): Promise<void> {
  for (const slip of await readSlips(visitor)) slips.set(slip.name, slip);
}

/** The accounts of an office, as its sheet has them. */
const accounts = [
  ['部门代码', '职务', '登录名', '角色', '角色部门'],
  ['urban-management', '市城市管理局法规科（示例）', 'legal', '合法性审核人', ''],
  ['urban-management', '市城市管理局分管负责人（示例）', 'deputy-head', '签发人', ''],
  ['urban-management', '市城市管理局主要负责人（示例）', 'head', '签发人', ''],
  ['general-office', '保密审查岗（示例）', 'secrecy', '签发人', 'urban-management'],
];

const questionnaire = `社区活动室使用情况问卷
请您说说社区活动室怎样更好用，大约需要2分钟。
一、使用情况
1. 您去过社区活动室吗？[单选][必答]
去过
没去过
2. 您希望增加哪些内容？[多选,最多2项]
图书
健身
其他____
二、意见
3. 您还有什么建议？（选填）[多行][最多200字]`;

const settings = {
  slug: 'activity-rooms',
  'privacy.contact': '市城市管理局，12345（示例）',
  retention_months: '12',
  opens_at: today,
  closes_at: addDays(today, 20),
  results_due_on: addDays(today, 60),
};

const draft = `社区活动室管理办法
第一章　总则
第一条　为了方便居民使用社区活动室，制定本办法。
第二条　社区活动室应当公布开放时间。
第二章　附则
第三条　本办法自公布之日起施行。`;

const notice = {
  slug: 'activity-room-measures',
  'notice.matter': '就社区活动室管理征求意见。',
  'notice.basis.0.law': '规章制定程序条例',
  'notice.channels.0.value': '本页',
  'notice.channels.1.value': '××区××路×号（示例）',
  'notice.contact.phone': '12345',
  'explanation.0.heading': '制定的必要性',
  'explanation.0.text': '居民反映活动室不便。',
  'round.opens_at': today,
  'round.closes_at': addDays(today, 40),
  'round.feedback_due_on': addDays(today, 80),
};

const choices = {
  form: 'government_rule',
  'notice.basis.0.role': 'procedure',
  'notice.channels.0.kind': 'web',
  'notice.channels.1.kind': 'post',
};

afterAll(async () => {
  for (const visitor of people.values()) await visitor.page.context().close();
});

test('the printed link opens an office, whose administrator makes the two others', async () => {
  const system = await newcomer(site);
  people.set('system', system);
  const [, link = ''] = /(\/setup\/[\w-]+)/.exec(site.printed()) ?? [];
  await system.opens(link);
  for (const [name, words] of Object.entries(installation)) await system.field(name).fill(words);
  await system.follows('setup.button');
  expect(await enrols(system, { axe: true })).toHaveLength(10);
  expect(await system.heading()).toBe(system.t('staff.settings'));

  for (const role of ['security', 'auditor'] as const) {
    await system.follows('setup.step_administrators');
    await system.field(`${role}_title`).fill(system.t(`settings.role_${role}`));
    await system.field(`${role}_title_en`).fill(role);
    await system.follows('settings.account_make', { role: system.t(`settings.role_${role}`) });
    await keepSlips(system);
    await system.follows('settings.slip_done');
    await system.opens('/workspace/settings');
  }
  await arrive('security', 'auditor');
});

test('the security administrator makes departments, accounts and chains', async () => {
  const security = here('security');
  const { page } = security;
  await security.opens('/workspace');
  await security.follows('setup.next_steps');
  await security.follows('setup.step_departments');
  await security.field('name').fill('市城市管理局（示例）');
  await security.field('name.en').fill('Urban Management Bureau (sample)');
  await security.field('slug').fill('urban-management');
  await security.follows('accounts.department_open');
  const section = page.locator('form[action$="/sections"]');
  await section.locator('[name="name"]').fill('市容科');
  await section.locator('[name="name.en"]').fill('Streets section');
  await security.follows('accounts.section_open');

  await security.opens('/workspace/next-steps');
  await security.follows('setup.step_accounts');
  await security.follows('accounts.new');
  await security.field('title').fill('问卷编辑岗（示例）');
  await security.field('place').selectOption({ label: '市城市管理局（示例）　市容科' });
  await security.field('name').fill('editor');
  await security
    .field('role')
    .first()
    .selectOption({ label: security.t('accounts.role_editor') });
  await security.follows('accounts.open');
  await keepSlips(security);

  await security.opens('/workspace/officers');
  await security.follows('accounts.import');
  await security.field('file').setInputFiles({
    name: 'accounts.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeWorkbook(accounts.map((row) => row.map((value) => ({ value })))).toBuffer(),
  });
  await security.follows('accounts.check');
  await security.follows('accounts.open_all', { count: 4 });
  await keepSlips(security);

  const chains = {
    questionnaire: ['review', 'secrecy', 'legal'],
    consultation: ['legal', 'secrecy'],
  };
  for (const [kind, acts] of Object.entries(chains)) {
    await security.opens('/workspace/next-steps');
    await security.follows('setup.step_chains');
    const change = page.locator(`a[href="/workspace/chains/urban-management/${kind}"]`);
    await security.isLed(() => change.click());
    for (const [at, act] of acts.entries()) {
      await security.field(`act_${at + 2}`).selectOption(act);
      if (act === 'secrecy')
        await security
          .field(`who_${at + 2}`)
          .selectOption({ label: '市人民政府办公室（示例）：保密审查岗（示例）' });
      if (act === 'review')
        await security.field(`who_${at + 2}`).selectOption({ label: '市城市管理局分管负责人（示例）' });
    }
    await security.follows('chains.save');
    expect(await security.sees('chains.saved')).toBe(true);
  }
  const own = page.locator('main section', {
    has: page.getByRole('heading', { name: '市城市管理局（示例）' }),
  });
  expect(await own.locator('tbody tr').count()).toBe(11);
  expect(await own.getByText('没有人能办').count()).toBe(0);
  await arrive('editor', 'deputy-head', 'secrecy', 'legal', 'head');
});

test('a pasted questionnaire passes five acts and takes an answer', async () => {
  const editor = here('editor');
  await editor.opens('/workspace/questionnaires');
  await editor.follows('making.list');
  await editor.follows('making.new');
  await editor.field('text').fill(questionnaire);
  await editor.follows('making.recognise');
  expect(await editor.page.getByText(editor.t('making.doubts_none')).count()).toBe(1);
  await editor.follows('making.keep');
  for (const [name, words] of Object.entries(settings)) await editor.field(name).fill(words);
  await editor.follows('making.save');
  expect(await editor.sees('making.missing_none')).toBe(true);
  await editor.follows('making.preview_open');
  await editor.follows('making.preview_begin');
  expect(await editor.item('Q1').isVisible()).toBe(true);
  await editor.follows('making.preview_back');
  await editor.follows('making.propose');
  for (const name of ['deputy-head', 'secrecy', 'legal']) await agrees(here(name), '社区活动室使用情况问卷');

  const resident = await site.visitor();
  await resident.opens('/');
  expect(await resident.page.getByRole('link', { name: /社区活动室/ }).count()).toBe(0);
  await agrees(here('head'), '社区活动室使用情况问卷');
  // Pages that anybody may see are kept for five seconds.
  await expect
    .poll(
      async () => {
        await resident.opens('/');
        return resident.page.getByRole('link', { name: /^填问卷：社区活动室/ }).count();
      },
      { timeout: 10_000, interval: 500 },
    )
    .toBe(1);
  await resident.isLed(() => resident.page.getByRole('link', { name: /^填问卷：社区活动室/ }).click());
  expect(await resident.sees('responses.other_way_help', { phone: '12345' })).toBe(true);
  await resident.follows('responses.start');
  await resident.answers({ Q1: 'A1', Q2: ['A2'] });
  await resident.follows('responses.next');
  await resident.answers({ Q3: '晚上多开一小时。' });
  await resident.follows('responses.to_check');
  await resident.follows('responses.submit');
  expect(await resident.heading()).toBe(resident.t('responses.received_title'));
  expect(await resident.receipt()).toMatch(/^\d{16}$/);
  expect(site.stored.responses()).toBe(1);
});

test('a pasted draft passes four acts and takes a comment', async () => {
  const editor = here('editor');
  await editor.opens('/workspace/consultations');
  await editor.follows('boards.prepare');
  await editor.follows('preparations.new');
  await editor.field('text').fill(draft);
  await editor.follows('preparations.recognise');
  await editor.follows('preparations.keep');
  for (const [name, words] of Object.entries(notice)) await editor.field(name).fill(words);
  for (const [name, value] of Object.entries(choices)) await editor.field(name).selectOption(value);
  await editor.follows('preparations.save');
  expect(await editor.sees('preparations.missing_none')).toBe(true);
  await editor.follows('preparations.propose');
  for (const name of ['legal', 'secrecy', 'head']) await agrees(here(name), '社区活动室管理办法');

  const resident = await site.visitor();
  await resident.opens('/consultations');
  await resident.isLed(() =>
    resident.page.locator(`a[href="/consultations/${notice.slug}"]`).first().click(),
  );
  await resident.isLed(() => resident.page.locator('#clause-2 + div .btn').click());
  await resident.page.locator('[name="stance-0"][value="amend"]').check();
  await resident.field('text-0').fill('建议写明周末也开放。');
  await resident.follows('comments.send');
  expect(await resident.heading()).toBe(resident.t('comments.received_title'));
  expect(await resident.receipt()).toMatch(/^\d{16}$/);
});

test('the auditor finds every act on a whole trail, and nothing went wrong on any page', async () => {
  const auditor = here('auditor');
  await auditor.opens('/workspace/audit');
  await auditor.field('act').selectOption('approval.signed');
  await auditor.follows('audit.search_button');
  expect(await auditor.page.locator('tbody tr').count()).toBe(2);
  await auditor.follows('audit.verify_button');
  expect(await auditor.sees('audit.holds')).toBe(true);
  expect(await violationsOn(auditor.page)).toEqual([]);
  await here('system').opens('/workspace/settings');
  expect(await here('system').sees('setup.steps_left', { count: 1 })).toBe(true);
  for (const [name, { watch }] of people) expect([name, ...watch.faults]).toEqual([name]);
});
