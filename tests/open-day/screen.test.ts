import { expect, test } from 'vitest';
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import seeds from '#db/seeds/slogans-2021.json' with { type: 'json' };
import { stepOf } from '#server/open-day/screen.ts';
import { MOST_LINES, shownAt } from '#shared/open-day/screen-lines.ts';
import { comment, openOffice } from '../support/consultations.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';

async function openHall(at = '2021-05-15T10:00:00+08:00'): Promise<PieceDesk> {
  const desk = await openPieceDesk();
  desk.turnTo(at);
  await desk.published('edition', '2021', edition);
  for (const { slug, content } of seeds) await desk.published('slogan', slug, content);
  return desk;
}

const bodyOf = async (desk: Pick<PieceDesk, 'app'>, path: string) => (await desk.app.request(path)).text();

test('a screen tells theme, programme, slogans and the hotline in both languages', async () => {
  const desk = await openHall();
  const answer = await desk.app.request('/screen/service-hall');
  const page = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(page).toContain('第15个政务公开日 2021年5月15日');
  expect(page).toContain('Deepen the openness of government affairs');
  expect(page).toContain('政务公开日：您来问，我们答');
  expect(page).toContain('Open Day: you ask, we answer');
  expect(page).toContain('12345');
  // Neither for the metro alone, nor read aloud, nor sent.
  for (const other of ['建言献策，扫码参与', '乘客您好', '约6分钟']) expect(page).not.toContain(other);
  expect(page).toMatch(/data-start="09:00" data-end="09:50" data-state hidden>/);
  expect(page).toMatch(/data-start="08:30" data-end="17:00" data-state="running">/);
  expect(page).toMatch(/data-start="10:10" data-end="11:00" data-state="next">/);
});

test('slogans keep their hours, and the programme ends with the day', async () => {
  const desk = await openHall('2021-05-15T05:59:00+08:00');
  expect(await bodyOf(desk, '/screen/service-hall')).not.toContain('您来问，我们答');
  desk.turnTo('2021-05-15T06:00:00+08:00');
  expect(await bodyOf(desk, '/screen/service-hall')).toContain('您来问，我们答');
  expect(await bodyOf(desk, '/screen/service-hall')).toContain('data-slide="programme"');
  desk.turnTo('2021-05-16T06:00:00+08:00');
  expect(await bodyOf(desk, '/screen/service-hall')).not.toContain('data-slide="programme"');
});

test('the slides alone tell program, content and time; the content changes with what is public', async () => {
  const desk = await openHall();
  const facts = async () => {
    const answer = await desk.app.request('/screen/service-hall/content');
    const part = await answer.text();
    const told = (name: string) => new RegExp(`^<main[^>]* data-${name}="([^"]*)"`).exec(part)?.[1];
    expect(told('program')).toBe(answer.headers.get('wenji-program'));
    return [told('program'), told('content'), told('now')];
  };
  const [program, content, now] = await facts();
  expect(now).toBe('2021-05-15T02:00:00.000Z');
  desk.turnTo('2021-05-15T10:01:00+08:00');
  expect(await facts()).toEqual([program, content, '2021-05-15T02:01:00.000Z']);
  desk.turnTo('2021-05-15T10:10:00+08:00');
  expect((await facts())[1]).not.toBe(content);
});

test('comments are told in full tens, and below ten not at all', async () => {
  expect([0, 9, 10, 19, 20, 128].map(stepOf)).toEqual([undefined, undefined, 10, 10, 20, 120]);
  const desk = await openHall('2021-05-20T10:00:00+08:00');
  const { consultation } = await openOffice(desk.ctx);
  for (let n = 0; n < 9; n++) await comment(desk.ctx, consultation, {});
  expect(await bodyOf(desk, '/screen/service-hall')).toContain('已收到意见不足10件');
  for (let n = 0; n < 3; n++) await comment(desk.ctx, consultation, {});
  const page = await bodyOf(desk, '/screen/service-hall');
  expect(page).toContain('已收到意见10件以上');
  expect(page).not.toMatch(/12件|12 comments/);
});

test('a place, an edition or a year that is not there is not found', async () => {
  const desk = await openHall();
  const status = async (path: string) => (await desk.app.request(path)).status;
  expect(await status('/screen/service-hall?edition=2021')).toBe(200);
  expect(await status('/screen/cellar')).toBe(404);
  expect(await status('/screen/service-hall/content?edition=2020')).toBe(404);
  expect(await status('/screen/service-hall?edition=x')).toBe(404);
  expect(await bodyOf(desk, '/en/screen')).toContain('href="/en/screen/service-hall"');
  const empty = await openPieceDesk();
  expect(await bodyOf(empty, '/screen')).toContain('还没有场所');
  expect((await empty.app.request('/screen/service-hall')).status).toBe(404);
});

test('a screen shows no more lines than fit, those that are on first', () => {
  const programme = Array.from({ length: 10 }, (_, n) => ({ start: `0${n}:00`, end: '23:00' }));
  const shown = shownAt({ date: '2021-05-15', programme }, new Date('2021-05-15T03:30:00+08:00'));
  expect(shown.slice(0, 6)).toEqual([...Array(4).fill('running'), 'next', undefined]);
  expect(shown.filter(Boolean)).toHaveLength(MOST_LINES);
});
