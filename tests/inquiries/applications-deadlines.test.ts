import { describe, expect, test } from 'vitest';
import vectors from '../fixtures/calendar/disclosure-periods.json' with { type: 'json' };
import { applicant, openApplications } from './applications-support.ts';

interface Vector {
  rule: string;
  received?: string;
  start: string;
  n: number;
  due?: string | null;
  missing_year?: number;
}

const about = (rule: string) => (vectors as Vector[]).filter((vector) => vector.rule === rule);

const chinese = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A house at ten on a day, with a clerk who writes applications down and an editor who answers them. */
async function on(day: string) {
  const house = await openApplications();
  const turn = async (to: string) => {
    house.turnTo(`${to}T10:00:00+08:00`);
    return { clerk: await house.as(house.counter), teacher: await house.as(house.teacher) };
  };
  const { clerk } = await turn(day);
  const form = (await clerk.get('/workspace/applications/new')).form('/workspace/applications/new');
  const page = await clerk.post(form.action, {
    ...applicant,
    key: form.fields.get('key') ?? '',
    way: 'oral',
    day,
    read_back: 'yes',
  });
  const number = /YSQ-\d{4}-\d{4}/.exec(page.words)?.[0] ?? '';
  const words = async () =>
    (await (await house.as(house.teacher)).get(`/workspace/applications/${number}`)).words;
  return { house, turn, number, page, words };
}

describe('the deadlines of the material hold through the front door', () => {
  test.each(about('foi_reply'))('a reply to what came on $start', async ({ start, due, missing_year }) => {
    const { page, words } = await on(start);
    expect(page.status).toBe(201);
    if (due) expect(page.words).toContain(`${chinese(due)}以前`);
    else expect(await words()).toContain(`未确定：没有${missing_year}年的放假安排`);
  });

  test.each(about('foi_extension'))('an extension of what came on $received', async (vector) => {
    const { house, turn, number, words } = await on(vector.received ?? '');
    expect(await words()).toContain(`${chinese('2021-06-15')}以前`);
    const { teacher } = await turn(vector.start);
    const asked = { days: String(vector.n), reason: '需要会同核对' };
    expect((await house.send(teacher, number, 'ask-extension', { ...asked, days: '21' })).status).toBe(422);
    expect((await house.send(teacher, number, 'ask-extension', asked)).status).toBe(303);
    // Nobody but the head of the body's information work consents.
    expect((await house.send(teacher, number, 'grant-extension', {})).status).toBe(403);
    const head = await house.as(house.head);
    expect((await house.send(head, number, 'grant-extension', {})).status).toBe(303);
    const page = await teacher.get(`/workspace/applications/${number}`);
    expect(page.words).toContain(`${chinese(vector.due ?? '')}以前`);
    const letter = await head.get(page.links.find((each) => each.includes('/letters/')) ?? '');
    expect(letter.words).toContain(`答复延期至${chinese(vector.due ?? '')}以前`);
  });

  test.each(about('foi_correction_notice'))('a correction of what came on $start', async ({ start, due }) => {
    const { house, turn, number } = await on(start);
    const after = await turn('2021-05-18');
    const fields = { what: '请写明年份', until: '2021-06-01' };
    const late = await house.send(after.teacher, number, 'ask-correction', fields);
    expect(late.status).toBe(422);
    expect(late.words).toContain(due);
    const { teacher } = await turn(due ?? '');
    expect((await house.send(teacher, number, 'ask-correction', fields)).status).toBe(303);
    expect((await house.send(teacher, number, 'abandon', {})).status).toBe(422);
    expect((await house.send(teacher, number, 'ask-correction', fields)).status).toBe(409);
  });

  test.each(about('foi_reply_after_correction'))('a reply after the correction of $start', async (vector) => {
    const { house, turn, number, words } = await on(vector.received ?? '');
    const first = await turn('2021-05-08');
    await house.send(first.teacher, number, 'ask-correction', { what: '请写明年份', until: '2021-06-01' });
    const { clerk } = await turn(vector.start);
    const corrected = await house.send(clerk, number, 'correct', { day: vector.start, words: '2020年度' });
    expect(corrected.status).toBe(303);
    expect(await words()).toContain(`${chinese(vector.due ?? '')}以前`);
  });

  test('time in which a third party is asked is not counted', async () => {
    const { house, turn, number, words } = await on('2021-05-10');
    const { teacher } = await turn('2021-05-17');
    const asked = { whom: 'third_party', day: '2021-05-12', name: '不写在这里' };
    await house.send(teacher, number, 'consult', asked);
    expect(await words()).not.toContain('不写在这里');
    expect(
      (await house.send(teacher, number, 'consult-end', { day: '2021-05-11', view: 'agrees' })).status,
    ).toBe(422);
    expect(
      (await house.send(teacher, number, 'consult-end', { day: '2021-05-17', view: 'agrees' })).status,
    ).toBe(303);
    // 20 working days from 10 May, and the three from 13 to 17 May.
    expect(await words()).toContain(`${chinese('2021-06-10')}以前`);
    const free = await house.send(teacher, number, 'charge', {
      measure: 'count',
      n: '10',
      day: '2021-05-17',
    });
    expect(free.summary).toEqual(['#charge-n']);
    await house.send(teacher, number, 'charge', { measure: 'pages', n: '110', day: '2021-05-17' });
    expect(await words()).toContain('900元');
  });
});
