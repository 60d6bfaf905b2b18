import { expect } from 'vitest';
import { agreeAs, longProposal } from './support/chains.ts';
import { act, officer, sessionOf } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

const long = '请按审核意见修改后发布，注意核对征求意见的起止时间、反馈途径与有关条款的表述。'.repeat(13);
const note = [...long].slice(0, 500).join('');

/** Six acts, all of them by officers who write as much as they may. */
async function sixActs(slug: string) {
  const security = await sessionOf(site, 'security');
  const chain = '/workspace/chains/health-commission/consultation';
  const page = await fetch(site.url + chain, { headers: { Cookie: `session=${security}` } });
  const html = await page.text();
  const named = (title: string) =>
    new RegExp(`<option value="(officer:[^"]+)"[^>]*>[^<]*${title}`).exec(html)?.[1] ?? '';
  await act(site, security, chain, {
    act_2: 'review',
    who_2: named('处室负责人'),
    act_3: 'countersign',
    who_3: named('办公室分管负责人'),
    act_4: 'legal',
    act_5: 'secrecy',
    who_5: named('保密审查岗'),
    who_last: named('处室负责人'),
  });
  return longProposal(site, slug);
}

/** Pages of the sheet as it comes out of the printer. */
async function pagesOf(sheet: string, language: 'zh-CN' | 'en') {
  const visitor = await officer(site, 'editor', { language });
  await visitor.opens(`${sheet}/sheet`);
  const pdf = await visitor.page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box);
  return { pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length, sizes, visitor };
}

test('a sheet of six acts with the longest notes is one A4', async () => {
  const sheet = await sixActs('six-acts');
  const before = await pagesOf(sheet, 'zh-CN');
  expect(before.pages).toBe(1);
  for (const name of ['section-head', 'approver', 'legal', 'secrecy', 'section-head'])
    await agreeAs(site, name, sheet, note);
  for (const language of ['zh-CN', 'en'] as const) {
    const { pages, sizes, visitor } = await pagesOf(sheet, language);
    expect(pages).toBe(1);
    expect(sizes[0]?.split(' ').map((side) => Math.round(Number(side)))).toEqual([0, 0, 595, 842]);
    expect(await visitor.page.locator('.paper li').count()).toBe(6);
    expect((await visitor.page.locator('.paper').textContent())?.split(note)).toHaveLength(6);
  }
});

test('what is printed leaves room where nobody has acted yet', async () => {
  const visitor = await officer(site, 'editor');
  await visitor.opens(`${await longProposal(site, 'room')}/sheet`);
  await visitor.page.emulateMedia({ media: 'print' });
  const heights = await visitor.page
    .locator('.paper .room')
    .evaluateAll((rooms) => rooms.map((room) => room.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThan(70);
  expect(await visitor.page.locator('.side').isVisible()).toBe(false);
});
