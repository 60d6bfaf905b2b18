import { expect, test } from 'vitest';
import { content as interview } from '../interviews/support.ts';
import { policyOf } from '../policies/support.ts';
import { reportedFigure } from '../registers/support.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { takeBack } from './pieces-support.ts';

test('an empty house shows no heading over nothing', async () => {
  const page = await new Browser(await makeApp()).get('/');
  for (const id of ['talks', 'day', 'new-policies', 'figures']) expect(page.ids.has(id)).toBe(false);
  expect(page.links).toEqual(expect.arrayContaining(['/disclosure/which-way', '/open-data']));
  expect(page.links).not.toContain('/policies');
  expect(page.links).not.toContain('/interviews');
});

test('what is live comes first, then what comes, then what was; a button where one can ask', async () => {
  const desk = await openPieceDesk();
  const moved = (day: string) => ({
    ...interview,
    start: `2021-05-${day}T09:30:00+08:00`,
    end: `2021-05-${day}T11:00:00+08:00`,
  });
  await desk.published('interview', 'was', { ...moved('19'), intake_closes: '2021-05-18T17:00:00+08:00' });
  await desk.published('interview', 'comes', {
    ...moved('28'),
    intake_opens: '2021-05-27T09:00:00+08:00',
    intake_closes: '2021-05-27T17:00:00+08:00',
  });
  await desk.published('interview', 'live', moved('20'));
  const page = await new Browser(desk).get('/');
  const shown = page.links.filter((link) => link.startsWith('/interviews/'));
  expect(shown).toEqual(['/interviews/live', '/interviews/live', '/interviews/comes', '/interviews/was']);
  expect(page.links.filter((link) => link === '/interviews').length).toBeGreaterThan(1);
});

test('new policies and figures stand there in both languages, each part with its number, until they are taken back', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'pol-1', policyOf(1));
  await desk.published('policy', 'pol-2', policyOf(2));
  await desk.published('indicator', 'conferences-2020', reportedFigure(60));
  const page = await new Browser(desk).get('/');
  expect(page.words).toContain('政策文件库 2');
  expect(page.links).toEqual(
    expect.arrayContaining(['/policies/pol-1', '/policies/pol-2', '/indicators/conferences-2020']),
  );
  expect(page.words).toContain('部门报送');
  const english = await new Browser(desk).get('/en');
  expect(english.words).toContain('New policies');
  expect(english.links).toContain('/en/policies/pol-1');
  await takeBack(desk, 'policy', 'pol-1');
  await takeBack(desk, 'policy', 'pol-2');
  const after = await new Browser(desk).get('/');
  expect(after.links.filter((link) => link.startsWith('/policies'))).toEqual([]);
});
