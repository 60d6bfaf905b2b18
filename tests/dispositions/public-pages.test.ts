import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { search } from '../support/search.ts';
import { answered, type Desk, moderate, openDesk, publish } from './support.ts';

const address = '/consultations/small/outcome';

/** A telephone number in every place where somebody may write one. */
const hidden = '13904110000';
const hostile = '=HYPERLINK("http://x")<script>alert(1)</script>';

async function published(): Promise<Desk> {
  const desk = await openDesk();
  const { ctx, consultation, moderator } = desk;
  const words = { text: `停车场太少，电话${hidden}`, proposed: `增设，${hidden}` };
  const { no } = await comment(ctx, consultation, {
    party: { kind: 'association', name: `停车协会${hidden}`, signatories: null },
    opinions: [opinion(words)],
  });
  await moderate(ctx, consultation, moderator, no, {
    act: 'release',
    hide: [
      ['1.text', 8, 19],
      ['1.proposed', 3, 14],
      ['party_name', 4, 15],
    ],
  });
  const person = { kind: 'person', name: '某某某', signatories: null } as const;
  await desk.released({ party: person, opinions: [opinion({ clause: null, text: hostile })] });
  for (let n = 0; n < 3; n++)
    await desk.released({ opinions: [opinion({ clause: '2', text: '夜间 免费' })] });
  await desk.released({ opinions: [opinion({ clause: '2', text: '夜间免费' })] });
  await desk.released({ show: false, opinions: [opinion({ clause: '2', text: '请勿展示的话' })] });
  await desk.released({
    party: { kind: 'joint_letter', name: '某某某等', signatories: 120 },
    opinions: [opinion({ clause: '2', stance: 'support', text: '' })],
  });
  await moderate(ctx, consultation, moderator, (await comment(ctx, consultation)).no, {
    act: 'withhold',
    rule: 'advertising',
  });
  await moderate(ctx, consultation, moderator, (await comment(ctx, consultation)).no, {
    act: 'refer',
    destination: 'petition',
  });
  await answered(desk, '夜间', [3, 4, 5, 6, 7, 8], 'partly_adopted');
  await answered(desk, '停车位', [1], 'not_adopted');
  await answered(desk, hostile, [2]);
  await publish(desk);
  return desk;
}

describe('before the outcome', () => {
  test('the page says by which day it comes, in both languages, and nothing can be downloaded', async () => {
    const desk = await openDesk();
    await desk.released();
    const browser = new Browser(desk);
    const page = await browser.get(address);
    expect([page.status, page.heading]).toEqual([404, '采纳情况将于2021年7月15日前公布']);
    expect(page.words).not.toContain('写明收费时段');
    const english = await browser.get(`/en${address}`);
    expect([english.status, english.heading]).toEqual([404, 'The outcome will be published by 15 July 2021']);
    for (const kind of ['csv', 'json']) expect((await browser.get(`${address}.${kind}`)).status).toBe(404);
    const api = await desk.app.request('/api/v1/consultations/small/outcome');
    expect(api.status).toBe(404);
    expect(await api.json()).toMatchObject({ type: 'urn:wenji:problem:not-released' });
    expect((await browser.get('/consultations/nothing/outcome')).status).toBe(404);
  });
});

describe('the outcome', () => {
  test('gives both equations, counts by rule, office and channel, and every group under its clause', async () => {
    const browser = new Browser(await published());
    const page = await browser.get(address);
    expect(page.status).toBe(200);
    expect(page.heading).toBe(
      '关于《大连市生活垃圾分类投放和收集运输办法（征求意见稿）》公开征求意见采纳情况的反馈',
    );
    expect(page.words).toContain('共收到意见10件，归并为3条');
    expect(page.words).toContain(
      '10 收到意见（件） = 6 审核通过 + 1 审核通过，已隐去部分内容 + 1 已考虑，应本人要求未予公开展示 + 1 未予公开展示 + 1 已转办 + 0 本人撤回',
    );
    expect(page.words).toContain('8 应归组的意见内容 = 8 已归组 + 0 未归组');
    expect(page.words).toContain('3 归并意见（条） = 1 采纳 + 1 部分采纳 + 1 未采纳');
    expect(page.words).toContain('未予公开展示1件：商业广告或者推广（依据：本站意见审核规则（示例）第一项）');
    expect(page.words).toContain('转信访工作机构办理1件');
    expect(page.words).toContain('联名信载明签名120个');
    expect(page.words).toContain('其中4件使用了1种相同文字，全部计入件数');
    expect(page.words).toContain('第3号等4件文字相同');
    expect(page.words).toContain('另有1件应本人要求未予公开展示');
    expect(page.words).toContain('只表明态度：赞成');
    const order = ['停车位', '夜间'].map((title) => page.words.indexOf(`归并意见：${title}`));
    expect(order[0]).toBeGreaterThan(0);
    expect(order[0]).toBeLessThan(order[1] ?? 0);
    expect(page.html).not.toMatch(/ style=|<script>|\d人|人次|市民中|%/);
  });

  test('shows no hidden span, no person’s name and nothing that asked not to be shown, anywhere', async () => {
    const desk = await published();
    const browser = new Browser(desk);
    const answers = await Promise.all(
      ['', '.csv', '.json', '?group=1', '?group=2', '?group=3'].flatMap((end) =>
        ['', '/en'].map((prefix) => browser.get(`${prefix}${address}${end}`)),
      ),
    );
    const api = await desk.app.request('/api/v1/consultations/small/outcome');
    for (const text of [...answers.map(({ html }) => html), await api.text()]) {
      expect(text).not.toContain(hidden);
      expect(text).not.toContain('某某某');
      expect(text).not.toContain('请勿展示的话');
    }
    for (const words of [hidden, '某某某', '请勿展示']) {
      for (const language of ['zh-CN', 'en'] as const)
        expect((await search(desk.ctx, words, language, { limit: 10 })).hits).toEqual([]);
    }
    const found = await search(desk.ctx, '停车场', 'zh-CN', { limit: 10 });
    expect(found.hits.map(({ kind, title }) => [kind, title])).toEqual([['outcome', '停车位']]);
    const page = await browser.get(address);
    expect(page.words).toContain('停车场太少，电话〔电话已隐去〕');
    expect(page.words).toContain('停车协会〔电话已隐去〕');
  });

  test('is complete in English', async () => {
    const page = await new Browser(await published()).get(`/en${address}`);
    expect(page.heading).toContain('What became of the comments on “Dalian Measures');
    expect(page.words).toContain('10 Comments received = 6 Released + 1 Released, part not shown');
    expect(page.words).toContain('Signatures stated on joint letters: 120');
    expect(page.words).toContain('Not shown at their authors’ request: 1 more');
    expect(page.html).toContain('<p class="words" lang="zh-CN">夜间 免费</p>');
    expect(page.words).not.toMatch(/person|people|resident/i);
  });

  test('goes out as a table that is text to a spreadsheet, and as the bytes that were hashed', async () => {
    const desk = await published();
    const browser = new Browser(desk);
    const csv = await desk.app.request(`${address}.csv`);
    const bytes = new Uint8Array(await csv.clone().arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="small-outcome-1.csv"');
    const lines = (await csv.text()).split('\n');
    expect(lines[0]).toContain('序号,提出单位或者个人,涉及条款,意见内容,件数,采纳情况,理由,备注');
    expect(lines).toContainEqual(expect.stringMatching(/^2,个人,第二条,夜间 免费,4,部分采纳,理由：夜间,/));
    expect(lines.join('\n')).toContain(`"'=HYPERLINK(""http://x"")`);
    const english = await (await desk.app.request(`/en${address}.csv`)).text();
    expect(english).toContain('No.,Put forward by,Clause,Opinion,Comments,Outcome,Reason,Note');
    const json = await browser.get(`${address}.json`);
    const hash = `sha256:${createHash('sha256').update(json.html).digest('hex')}`;
    const page = await browser.get(address);
    expect(page.words).toContain(`采纳情况文件的校验值：${hash}`);
    const api = await (await desk.app.request('/api/v1/consultations/small/outcome')).json();
    expect(api).toMatchObject({
      consultation: 'small',
      outcome: { no: 1, hash },
      totals: { received: 10, groups: 3, signatories: 120 },
      equations: { comments: { received: 10, held: 0 }, opinions: { counted: 8, ungrouped: 0 } },
      groups: [{ no: 2, outcome: 'not_adopted', clauses: [{ key: '1' }] }, { no: 1 }, { no: 3 }],
    });
    expect((await desk.app.request('/api/v1/consultations/small/outcome?x=1')).status).toBe(400);
    expect((await browser.get(`${address}?group=99`)).status).toBe(404);
    expect((await browser.get(`${address}?page=x`)).status).toBe(404);
  });

  test('of many groups comes in pages, with an index of clauses, and whole on demand', async () => {
    const desk = await openDesk();
    for (let n = 1; n <= 17; n++) {
      const { no } = await desk.released({
        opinions: [opinion({ clause: n > 15 ? '2' : '1', text: `第${n}种` })],
      });
      await answered(desk, `题目${n}`, [no]);
    }
    for (let n = 0; n < 6; n++) await desk.released({ opinions: [opinion({ text: `说法${n}` })] });
    await answered(desk, '许多说法', [18, 19, 20, 21, 22, 23]);
    await publish(desk);
    const browser = new Browser(desk);
    const first = await browser.get(address);
    expect(first.words).toContain('共18条，第1页，共2页');
    expect(first.words).not.toContain('题目17');
    expect(first.links).toContain(`${address}?page=2#clause-2`);
    const second = await browser.get(`${address}?page=2`);
    expect(second.words).toContain('题目17');
    expect(second.links).toContain(`${address}?group=18`);
    expect(second.words).toContain('查看第18条归并意见的其余1种文字');
    expect((await browser.get(`${address}?group=18`)).words).toContain('说法5');
    const whole = await browser.get(`${address}?page=all`);
    for (const title of ['题目1', '题目17', '许多说法']) expect(whole.words).toContain(title);
    expect((await browser.get(`${address}?page=3`)).status).toBe(404);
    expect((await browser.get(`${address}?group=18&page=2`)).status).toBe(404);
  });
});
