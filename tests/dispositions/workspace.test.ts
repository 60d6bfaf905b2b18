import { describe, expect, test } from 'vitest';
import { listGroups } from '#server/dispositions/group-records.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { answered, CLOSED, moderate, openDesk, publish, signedIn } from './support.ts';

const root = '/workspace/consultations/small';

describe('the desk', () => {
  test('leads from opinion to opinion: into a new group, into a group, back out, and says what is left', async () => {
    const desk = await openDesk();
    const { ctx, consultation } = desk;
    await desk.released({ opinions: [opinion({ clause: '2', text: '夜间免费很好' })] });
    for (let n = 0; n < 3; n++) await desk.released({ opinions: [opinion({ text: '收费太贵' })] });
    await desk.released({ opinions: [opinion({ text: '收费太高' })] });
    const browser = await signedIn(desk, desk.analyst);

    const first = await browser.get(`${root}/opinions`);
    expect(first.status).toBe(200);
    expect(first.words).toContain('5 应归组的意见内容 = 0 已归组 + 5 未归组');
    expect(first.words).toContain('第2号意见，第一条');
    expect(first.words).toContain('有3处意见与它文字相同');
    expect(first.html).toContain('data-key="j"');
    const newGroup = first.form('/opinions/placements');
    const fields = browser.pressed(newGroup, '新建并归入');
    fields.set('title_zh', '降低收费');
    const placed = await browser.follow(await browser.post(newGroup.action, fields));
    expect(placed.words).toContain('已将3处意见归入第1组：降低收费');
    expect(placed.words).toContain('第5号意见，第一条');
    expect(placed.words).toContain('5 应归组的意见内容 = 3 已归组 + 2 未归组');
    expect(placed.html).toMatch(/<button[^>]*name="group" value="1" data-key="1"/);

    const id = placed.form('/opinions/placements').fields.get('opinion') ?? '';
    const next = await browser.follow(
      await browser.post(`${root}/opinions/placements`, { opinion: id, group: '1', q: '', clause: '' }),
    );
    expect(next.words).toContain('第1号意见，第二条');
    const undone = await browser.press(next.form('/opinions/removals'));
    expect(undone.words).toContain('第5号意见，第一条');
    expect(undone.words).toContain('= 3 已归组 + 2 未归组');
    expect((await listGroups(ctx, consultation))[0]).toMatchObject({ opinions: 3, comments: 3 });
  });

  test('a double click makes one group and one answer', async () => {
    const desk = await openDesk();
    const { ctx, consultation } = desk;
    await desk.released();
    const browser = await signedIn(desk, desk.analyst);
    const form = (await browser.get(`${root}/opinions`)).form('/opinions/placements');
    const fields = browser.pressed(form, '新建并归入');
    fields.set('title_zh', '写明时段');
    const answer = { outcome: 'deferred', reason_zh: '另行研究' };
    for (const twice of [
      () => browser.post(form.action, fields),
      () => browser.post(`${root}/groups/1`, answer),
    ]) {
      const pages = await Promise.all([twice(), twice()]);
      expect(pages.map(({ status }) => status)).toEqual([303, 303]);
      expect(pages[0]?.location).toBe(pages[1]?.location);
    }
    const groups = await listGroups(ctx, consultation);
    expect(groups).toMatchObject([{ no: 1, opinions: 1, dispositions: [{ no: 1 }] }]);
    await browser.post(`${root}/groups/1`, { ...answer, reason_zh: '明年研究' });
    await browser.post(`${root}/groups/1`, answer);
    expect((await listGroups(ctx, consultation))[0]?.dispositions).toHaveLength(3);
  });

  test('finds words of two characters, and opinions on a clause', async () => {
    const desk = await openDesk();
    await desk.released({ opinions: [opinion({ text: '停车难' })] });
    await desk.released({
      opinions: [opinion({ clause: '2', text: '夜间施工' }), opinion({ clause: null })],
    });
    const browser = await signedIn(desk, desk.analyst);
    const found = async (query: string) => (await browser.get(`${root}/opinions?${query}`)).words;
    expect(await found('q=停车')).toContain('未归组 1');
    expect(await found('q=施工')).toContain('未归组 2');
    expect(await found('q=施工&clause=2')).toContain('未归组 1');
    expect(await found('clause=whole')).toContain('未归组 1');
    expect(await found('q=没有')).toContain('没有找到');
    expect(await found('q=，')).toContain('没有找到');
    expect((await browser.get(`${root}/opinions?clause=99`)).status).toBe(404);
    expect((await browser.get(`${root}/opinions?opinion=99`)).status).toBe(404);
    expect((await browser.get(`${root}/opinions?opinion=x`)).status).toBe(404);
  });

  test('refuses a group without a title with 422, and an opinion that no longer counts with 409', async () => {
    const desk = await openDesk();
    const { no } = await desk.released();
    const [id] = await desk.opinionsOf(no);
    const browser = await signedIn(desk, desk.analyst);
    const post = (fields: { [name: string]: string }) =>
      browser.post(`${root}/opinions/placements`, { opinion: String(id), q: '', clause: '', ...fields });
    const empty = await post({ group: 'new', title_zh: ' ', title_en: 'English only' });
    expect([empty.status, empty.summary]).toEqual([422, ['#title-zh']]);
    expect(empty.title).toMatch(/^错误：/);
    expect(empty.html).toContain('value="English only"');
    expect((await post({ group: 'new', title_zh: '长'.repeat(201) })).status).toBe(422);
    expect((await post({ group: '7' })).status).toBe(404);
    await moderate(desk.ctx, desk.consultation, desk.moderator, no, { act: 'reopen' });
    for (const identical of ['yes', 'no']) {
      const late = await post({ group: 'new', title_zh: '一组', identical });
      expect([late.status, late.heading]).toEqual([409, '这条意见刚刚有变动']);
    }
    expect(await listGroups(desk.ctx, desk.consultation)).toEqual([]);
  });

  test('shows hidden spans to nobody', async () => {
    const desk = await openDesk();
    const { ctx, consultation, moderator } = desk;
    const { no } = await comment(ctx, consultation, { opinions: [opinion({ text: '请打13904110000' })] });
    await moderate(ctx, consultation, moderator, no, { act: 'release', hide: [['1.text', 2, 13]] });
    const browser = await signedIn(desk, desk.analyst);
    const page = await browser.get(`${root}/opinions`);
    expect(page.words).toContain('请打〔电话已隐去〕');
    expect(page.html).not.toContain('13904110000');
  });
});

describe('a group', () => {
  test('takes its answer by form, keeps earlier ones, and refuses what is incomplete', async () => {
    const desk = await openDesk();
    const { no } = await desk.released();
    const group = await answered(desk, '写明时段', [no]);
    const browser = await signedIn(desk, desk.analyst);
    const path = `${root}/groups/${group.no}`;
    const page = await browser.get(path);
    expect(page.words).toContain('建议写明收费时段。');
    const form = page.form(`/groups/${group.no}`);
    const send = async (fields: { [name: string]: string }) => {
      const all = browser.pressed(form);
      for (const [name, value] of Object.entries(fields)) all.set(name, value);
      return browser.post(path, all);
    };
    const bare = await send({ outcome: 'not_adopted', reason_zh: ' ', reason_en: 'Only English' });
    expect([bare.status, bare.summary]).toEqual([422, ['#reason-zh']]);
    expect(bare.html).toContain('Only English');
    const asks = await send({ outcome: 'explained', reason_zh: '说明' });
    expect([asks.status, asks.summary]).toEqual([422, ['#outcome']]);
    expect((await send({ outcome: 'nonsense' })).summary).toEqual(['#outcome']);
    const clause = await send({ outcome: 'adopted', clause: '99' });
    expect([clause.status, clause.summary]).toEqual([422, ['#clauses']]);
    const long = await send({ outcome: 'adopted', result_zh: '长'.repeat(4001) });
    expect([long.status, long.summary]).toEqual([422, ['#result-zh']]);
    const written = await send({ outcome: 'deferred', reason_zh: '另行研究', clause: '2' });
    expect(written.location).toBe(`${path}?written=2`);
    const after = await browser.follow(written);
    expect(after.words).toContain('答复已保存');
    expect(after.words).toContain('另行研究');
    expect(after.words).toContain('结果：写明时段');
    expect((await browser.get(`${root}/groups`)).words).toContain('第二条');
  });

  test('is renamed and merged; the emptied one no longer counts', async () => {
    const desk = await openDesk();
    const { ctx, consultation } = desk;
    const one = await answered(desk, '一', [(await desk.released()).no]);
    const two = await answered(desk, '二', [(await desk.released()).no]);
    const browser = await signedIn(desk, desk.analyst);
    const renamed = await browser.post(`${root}/groups/1/title`, { title_zh: '甲', title_en: 'A' });
    expect(renamed.status).toBe(303);
    expect((await browser.post(`${root}/groups/1/title`, { title_zh: '' })).status).toBe(422);
    const merged = await browser.post(`${root}/groups/${one.no}/merger`, { into: String(two.no) });
    expect(merged.location).toBe(`${root}/groups/${two.no}`);
    expect((await browser.post(`${root}/groups/2/merger`, { into: '2' })).status).toBe(404);
    expect(await listGroups(ctx, consultation)).toMatchObject([
      { title: { 'zh-CN': '甲', en: 'A' }, opinions: 0, dispositions: [{ no: 1 }] },
      { opinions: 2, comments: 2 },
    ]);
    expect((await browser.get(`${root}/groups`)).words).toContain('空组，不计入条数');
  });
});

describe('the preview', () => {
  test('lists what is missing with its address, then offers the button, then the sheet shows the stored page', async () => {
    const desk = await openDesk();
    const { no } = await desk.released();
    await desk.released();
    await answered(desk, '写明时段', [no]);
    let browser = await signedIn(desk, desk.analyst);
    const early = await browser.get(`${root}/outcome`);
    expect(early.words).toContain('还不能送审，有2项要办');
    expect(early.links).toContain(`${root}/opinions`);
    expect(early.html).not.toContain('提交签发</button>');
    const refused = await browser.post(`${root}/outcome/proposals`, {});
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('有1处意见未归组');
    await answered(desk, '其余', [2]);
    desk.turnTo(CLOSED);
    browser = await signedIn(desk, desk.analyst);
    const ready = await browser.get(`${root}/outcome`);
    expect(ready.words).toContain('关于《大连市生活垃圾分类投放和收集运输办法（征求意见稿）》');
    expect(ready.words).toContain('截止前寄出的来信可以录入到2021年6月');
    const sheet = await browser.press(ready.form('/outcome/proposals'), '提交签发');
    expect(sheet.words).toContain('采纳情况反馈');
    const approver = await signedIn(desk, desk.approver);
    const stored = await approver.get(`${root}/outcome/1`);
    expect([stored.status, stored.words.includes('尚未公布')]).toEqual([200, true]);
    expect((await approver.get(`${root}/outcome/2`)).status).toBe(404);
    await answered(desk, '又改', [2], 'not_adopted');
    expect((await browser.get(`${root}/outcome`)).words).toContain('这一稿已不能签发');
  });

  test('says so once the outcome is public, and nothing can be grouped any more', async () => {
    const desk = await openDesk();
    const { no } = await desk.released();
    await answered(desk, '写明时段', [no]);
    await publish(desk);
    const browser = await signedIn(desk, desk.analyst);
    expect((await browser.get(`${root}/outcome`)).words).toContain('采纳情况已经公布');
    expect((await browser.get(`${root}/opinions`)).html).not.toContain('placements');
    expect((await browser.get(`${root}/groups/1`)).html).not.toContain('name="outcome"');
    const [id] = await desk.opinionsOf(no);
    expect((await browser.post(`${root}/opinions/removals`, { opinion: String(id) })).status).toBe(409);
    const late = { outcome: 'not_adopted', reason_zh: '迟到' };
    expect((await browser.post(`${root}/groups/1`, late)).status).toBe(409);
    expect((await browser.post(`${root}/outcome/proposals`, {})).status).toBe(409);
  });
});

test('is for officers of the department, by what their roles allow', async () => {
  const desk = await openDesk();
  const { ctx, department, moderator, approver, editor, analyst } = desk;
  const { no } = await desk.released();
  await answered(desk, '写明时段', [no]);
  const clerk = await makeOfficer(ctx, department, ['clerk']);
  const stranger = await makeOfficer(ctx, await makeDepartment(ctx, 'other'), ['analyst', 'approver']);
  const reading = ['/opinions', '/groups/1', '/groups', '/outcome'];
  const posting = ['/opinions/placements', '/opinions/removals', '/groups/1', '/groups/1/title'];
  const acting = [...posting, '/groups/1/merger', '/outcome/proposals'];
  const statuses = async (officer: typeof analyst) => {
    const browser = await signedIn(desk, officer);
    const pages = await Promise.all(reading.map((path) => browser.get(root + path)));
    const acts = await Promise.all(acting.map((path) => browser.post(root + path, {})));
    return { pages: pages.map(({ status }) => status), acts: new Set(acts.map(({ status }) => status)) };
  };
  expect((await statuses(analyst)).pages).toEqual([200, 200, 200, 200]);
  expect(await statuses(moderator)).toEqual({ pages: [200, 200, 200, 200], acts: new Set([403]) });
  expect(await statuses(approver)).toEqual({ pages: [403, 403, 200, 200], acts: new Set([403]) });
  expect(await statuses(editor)).toEqual({ pages: [403, 403, 200, 200], acts: new Set([403]) });
  expect(await statuses(clerk)).toEqual({ pages: [403, 403, 403, 403], acts: new Set([403]) });
  expect(await statuses(stranger)).toEqual({ pages: [404, 404, 404, 404], acts: new Set([404]) });
  expect((await new Browser(desk).get(`${root}/opinions`)).status).toBe(303);
});
