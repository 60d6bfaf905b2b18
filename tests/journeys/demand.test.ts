import { expect } from 'vitest';
import { act, officer, sessionOf } from './support/officers.ts';
import { openSite, test, type Watched } from './support/site.ts';

const site = openSite();

/** Fills in a form of the case, as it stands now, and presses its button. */
async function does(who: Watched, path: string, name: string, fields: { [name: string]: string } = {}) {
  await who.opens(path);
  const form = who.page.locator(`details:has(input[name="act"][value="${name}"])`);
  if ((await form.getAttribute('open')) === null) await form.locator('> summary').click();
  for (const [field, value] of Object.entries(fields)) {
    const filled = form.locator(`[name="${field}"]`);
    const chosen = await filled.evaluate((element) => element.tagName === 'SELECT');
    await (chosen ? filled.selectOption(value) : filled.fill(value));
  }
  await who.isLed(() => form.getByRole('button').click());
}

const department = (who: Watched, name: string) =>
  who.page.locator('#transfer-to option', { hasText: name }).getAttribute('value');

test('a call goes back, gets more time, is answered twice and rated, from desk to desk', async () => {
  const [clerk, dispatcher, editor] = [
    await officer(site, 'clerk', { javaScriptEnabled: false }),
    await officer(site, 'dispatcher', { javaScriptEnabled: false }),
    await officer(site, 'editor', { javaScriptEnabled: false }),
  ];
  await clerk.opens('/workspace/inquiries/new');
  await clerk.field('kind').selectOption('complaint');
  await clerk.field('category').selectOption('environment');
  await clerk.field('title').fill('楼下烧烤摊油烟大');
  await clerk.field('body').fill('每天晚上开窗都是油烟（示例）。');
  await clerk.page.locator('[name="way"][value="queue"]').check();
  await clerk.follows('specialTopics.enter');
  expect(await clerk.sees('specialTopics.entered_title')).toBe(true);
  const receipt = await clerk.receipt();
  await clerk.follows('specialTopics.to_case');
  const { path } = clerk;

  await dispatcher.opens(path);
  const health = (await department(dispatcher, '市卫生健康委员会')) ?? '';
  const city = (await department(dispatcher, '市城市管理局')) ?? '';
  /** The same without a browser, where the form is no other than before. */
  const also = async (name: string, seq: number, fields: { [name: string]: string }) =>
    act(site, await sessionOf(site, name), `${path}/acts`, { seq: String(seq), ...fields });

  await does(dispatcher, path, 'transfer', { to: health });
  await does(editor, path, 'return', { reason: 'duty', note: '油烟由城市管理部门负责（示例）' });
  await also('dispatcher', 3, { act: 'transfer', to: city });
  await does(editor, path, 'ask-extension', { days: '3', reason: '要等夜间检测（示例）' });
  await does(dispatcher, path, 'grant-extension', { days: '3' });
  // Five working days from 20 May, and three more.
  expect(await dispatcher.page.locator('main').innerText()).toContain('2021年6月1日17:00');
  await also('editor', 6, { act: 'reply', text: '已经责令停用（示例）。' });
  await does(clerk, path, 'call-back', { way: 'phone', rating: 'dissatisfied', note: '还在冒烟（示例）' });
  await does(dispatcher, path, 'reopen', { reason: '来电人说没有解决（示例）', days: '2' });
  await also('editor', 9, { act: 'reply', text: '摊主已经装了净化器（示例）。' });

  const caller = await site.visitor({ javaScriptEnabled: false });
  await caller.opens('/receipts');
  await caller.field('receipt').fill(receipt);
  await caller.follows('front.find');
  expect(await caller.reads('摊主已经装了净化器（示例）。')).toBe(true);
  await caller.page.locator('[name="rating"][value="satisfied"]').check();
  await caller.follows('asking.send_rating');
  const steps = await caller.page.locator('section[aria-labelledby="steps"]').innerText();
  expect(steps.split('\n').filter((line) => !/^(2021年|办理经过)/.test(line))).toEqual([
    '收到',
    '转市卫生健康委员会（示例）办理',
    '市卫生健康委员会（示例）退回，重新安排办理单位',
    '转市城市管理局（示例）办理',
    '市城市管理局（示例）申请延长办理期限',
    '批准延长办理期限',
    '市城市管理局（示例）答复',
    '回访',
    '重新办理，另行计算期限',
    '市城市管理局（示例）答复',
    '作了评价',
  ]);

  await also('dispatcher', 11, { act: 'close' });
  await dispatcher.opens(path);
  expect(await dispatcher.page.locator('main .st').first().innerText()).toBe(
    dispatcher.t('inquiries.state_closed'),
  );
});
