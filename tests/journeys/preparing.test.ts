import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite();

const text = `电动自行车停放充电管理办法
第一章　总则
第一条　为了方便居民停放、充电，制定本办法。
第二条　住宅小区应当按照下列顺序设置充电设施：
（一）已有车棚；
（二）楼外空地。
第二章　附则
第四条　本办法自公布之日起施行。`;

const fields = {
  slug: 'e-bikes-2021',
  'notice.matter': '就电动自行车停放、充电征求意见。',
  'notice.basis.0.law': '规章制定程序条例',
  'notice.channels.0.value': '本页',
  'notice.channels.1.value': '××区××路×号（示例）',
  'notice.contact.phone': '0411-00000000（示例）',
  'explanation.0.heading': '制定的必要性',
  'explanation.0.text': '居民反映停放、充电不便。',
  'questions.0.text': '设置的顺序是否合适？',
  'round.opens_at': '2021-05-20',
  'round.closes_at': '2021-06-10',
  'round.feedback_due_on': '2021-07-20',
};

const choices = {
  form: 'government_rule',
  'notice.basis.0.role': 'procedure',
  'notice.channels.0.kind': 'web',
  'notice.channels.1.kind': 'post',
  'questions.0.clause': '2',
};

/** Whether every link of the list of what is missing leads to a field that is there. */
const missingLeads = ({ page }: Visitor) =>
  page
    .locator('[aria-labelledby="missing"] a')
    .evaluateAll((links) =>
      links.map((link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? '') !== null),
    );

test.each([true, false])(
  'from a pasted text to a draft on which everybody can comment; with a script: %s',
  async (javaScriptEnabled) => {
    const slug = `${fields.slug}${javaScriptEnabled ? '' : '-again'}`;
    const editor = await officer(site, 'editor', { javaScriptEnabled });
    await editor.opens('/workspace/consultations');
    await editor.follows('boards.prepare');
    await editor.follows('preparations.new');
    await editor.field('text').fill(text);
    await editor.field('department').first().selectOption({ label: '市城市管理局（示例）' });
    await editor.follows('preparations.recognise');
    expect(await editor.sees('preparations.lines', { read: 8, accounted: 8, clauses: 7 })).toBe(true);
    const doubts = editor.page.locator('[aria-labelledby="doubts"] tbody tr');
    expect(await doubts.count()).toBe(1);
    expect(await doubts.textContent()).toContain(editor.t('preparations.doubt_gap'));
    expect(await editor.field('text').inputValue()).toBe(text);

    await editor.field('text').fill(text.replace('第四条', '第三条'));
    await editor.follows('preparations.keep');
    expect(editor.path).toMatch(/^\/workspace\/preparations\/[\w-]+$/);
    expect(await editor.heading()).toBe('电动自行车停放充电管理办法');
    const leads = await missingLeads(editor);
    expect(leads.length).toBeGreaterThan(5);
    expect(leads).not.toContain(false);
    expect(await editor.button('preparations.propose').count()).toBe(0);

    for (const [name, words] of Object.entries({ ...fields, slug })) await editor.field(name).fill(words);
    for (const [name, value] of Object.entries(choices)) await editor.field(name).selectOption(value);
    await editor.follows('preparations.save');
    expect(await missingLeads(editor)).toEqual([true]);
    expect(await editor.page.locator('[aria-labelledby="missing"]').textContent()).toContain(
      '最早2021年6月19日24:00截止',
    );
    await editor.field('round.closes_at').fill('2021-06-21');
    await editor.follows('preparations.save');
    expect(await editor.sees('preparations.missing_none')).toBe(true);
    const preparation = editor.path;
    await editor.follows('preparations.propose');
    expect(await editor.sees('staff.own_work')).toBe(true);
    const sheet = editor.path;

    const reader = await site.visitor({ javaScriptEnabled });
    reader.watch.allow(/status of 404/);
    await reader.opens(`/consultations/${slug}`);
    expect(await reader.page.locator('.art').count()).toBe(0);

    const approver = await officer(site, 'approver', { javaScriptEnabled });
    await approver.opens(sheet);
    await approver.follows('staff.subject');
    expect(approver.path).toBe(preparation);
    expect(await approver.reads('居民反映停放、充电不便。')).toBe(true);
    expect(await approver.button('preparations.save').count()).toBe(0);
    await approver.opens(sheet);
    await approver.field('secrecy').check();
    await approver.follows('staff.sign_button');
    expect(await approver.sees('staff.state_signed')).toBe(true);

    await reader.opens('/consultations');
    await reader.isLed(() => reader.page.locator(`a[href="/consultations/${slug}"]`).first().click());
    expect(await reader.page.locator('.art h4').allTextContents()).toEqual(['第一条', '第二条', '第三条']);
    expect(await reader.page.locator('#clause-2 + div .law').textContent()).toContain('楼外空地');
    expect(await reader.page.locator('#clause-2 + div').textContent()).toContain('设置的顺序是否合适？');
    await reader.isLed(() => reader.page.locator('#clause-2 + div .btn').click());
    expect(reader.path).toBe(`/consultations/${slug}/comments/new?clause=2`);
    await editor.opens(preparation);
    expect(await editor.button('preparations.save').count()).toBe(0);
  },
);
