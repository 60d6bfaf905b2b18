import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();
const theme = '开门纳谏，共建共享';
const scriptless = { javaScriptEnabled: false };

test('the theme of next year is written once, and site, screen, board and message say it', async () => {
  const editor = await officer(site, 'editor', scriptless);
  const approver = await officer(site, 'approver', scriptless);
  const { page, t } = editor;
  const findsOnDesk = async (kind: string, state: string, words = '') => {
    await editor.opens(`/workspace/pieces/kinds/${kind}?state=${state}&q=${encodeURIComponent(words)}`);
    await editor.isLed(() => page.locator('main tbody th a').first().click());
  };
  const saves = async (fields: { [name: string]: string }) => {
    for (const [name, words] of Object.entries(fields)) await editor.field(name).fill(words);
    await editor.isLed(() =>
      page
        .getByRole('button', { name: t('pieces.save') })
        .first()
        .click(),
    );
    return editor.path;
  };
  const isSigned = async (piece: string) => {
    await editor.opens(piece);
    await editor.follows('pieces.propose');
    await approver.opens(editor.path);
    await approver.field('secrecy').check();
    await approver.follows('staff.sign_button');
    expect(await approver.sees('staff.state_signed')).toBe(true);
  };

  await findsOnDesk('edition', 'public');
  await editor.follows('openDay.copy', { year: '2022' });
  const edition = editor.path;
  const reader = await site.visitor(scriptless);
  const { watch } = reader;
  watch.allow(/status of 404/);
  expect((await reader.opens('/open-day/2022'))?.status()).toBe(404);

  // What was copied with it leaves the theme to the edition.
  await findsOnDesk('board', 'draft', '公开，是常态');
  const board = await saves({ 'lines.0.text': '今年的主题：{{theme}}' });
  await findsOnDesk('slogan', 'draft', '诚邀您填写');
  const message = await saves({ text: '{{date}}是第{{edition}}个政务公开日：{{theme}}' });

  await editor.opens(edition);
  await saves({
    theme,
    'theme.en': 'Open doors, open ears',
    notice: '2022年的通知（示例）',
    'notice.en': 'Notice of 2022 (sample)',
  });
  for (const piece of [edition, board, message]) await isSigned(piece);

  const said = async (path: string) => {
    await reader.opens(path);
    return reader.page.locator('main').innerText();
  };
  expect(await said('/open-day/2022')).toContain(theme);
  expect(await said('/screen/service-hall?edition=2022')).toContain(theme);
  expect(await said('/open-day/2022/boards/1')).toContain(`今年的主题：${theme}`);
  const sms = await fetch(`${site.url}/open-day/2022/slogans/sms.txt?day=2022-05-14`);
  expect(await sms.text()).toBe(`【大连市政府】5月15日是第16个政务公开日：${theme}\r\n`);
  expect(await said('/open-day/2021')).not.toContain(theme);
});
