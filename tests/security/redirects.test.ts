import { expect, test } from 'vitest';
import { password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { addressOf, openHouse } from './house.ts';

/** Forty ways to lead somebody off the site, or to write a header. */
const targets = [
  'https://evil.example',
  'http://evil.example/workspace',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '//evil.example/workspace',
  '/workspace//evil.example/..//..',
  '/workspace/..//evil.example',
  '/workspace/../..//evil.example',
  '/workspace\\..\\..\\evil.example',
  '/workspace@evil.example',
  'workspace@evil.example',
  '.evil.example',
  '/.evil.example/..//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://evil.example/x',
  ' https://evil.example',
  '\thttps://evil.example',
  '\n//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/workspace\r\nSet-Cookie: session=x',
  '/workspace\r\n\r\n<script>alert(1)</script>',
  '/workspace\u2028Location: //evil.example',
  '/workspace\0//evil.example',
  '/%5cevil.example',
  '/%2f/evil.example',
  '/%09/evil.example',
  '/\u3002evil.example',
  '/\uff0f/evil.example',
  'https:/evil.example',
];

/** Whether an answer leads nowhere, or to this site, whatever a browser makes of the address. */
function staysHere({ headers }: Response): boolean {
  const location = headers.get('location');
  // A token of our own may begin with the same letter.
  const injected = /session=x(?![\w-])/.test(headers.get('set-cookie') ?? '') || headers.has('x-injected');
  if (injected) return false;
  if (location === null) return true;
  if (/[\p{Cc}\\\s]/u.test(location) || /^\/\//.test(location)) return false;
  return new URL(location, PUBLIC_URL).origin === PUBLIC_URL;
}

test('there are forty', () => expect(new Set(targets).size).toBe(40));

test('nobody is led off the site, and no header is written by a visitor', async () => {
  const house = await openHouse();
  const { app, analyst } = house;
  const browser = new Browser(house);
  const faults: unknown[] = [];
  const check = (what: string, target: string, answer: Response) => {
    if (!staysHere(answer) || answer.status >= 500)
      faults.push([what, target, answer.status, answer.headers.get('location')]);
  };
  for (const target of targets) {
    const q = encodeURIComponent(target);
    for (const back of [target, `/consultations/${target}`])
      check('back', back, (await browser.post('/preferences', { mode: 'senior', back })).answer);
    for (const path of [
      `/workspace/sign-in?next=${q}`,
      `/workspace?next=${q}`,
      `/workspace/${q}`,
      `/en/workspace/consultations/${q}`,
      `/questionnaires/tiny?via=${q}`,
      `/questionnaires/${q}/check`,
      `/consultations/${q}/closing.ics`,
      `/api/operations/questionnaire/request?slug=${q}`,
      `/api/operations/consultations/request?cursor=${q}&limit=${q}`,
      `/${q}`,
    ])
      check('GET', path, await app.request(path, { headers: { Referer: 'https://evil.example/' } }));
    check(
      'kept form',
      target,
      (await browser.post(`/workspace/approvals/1/return?next=${q}`, { note: target })).answer,
    );
    check(
      'opinions',
      target,
      (await analyst.get(`/workspace/consultations/small/opinions?q=${q}&clause=${q}`)).answer,
    );
    const placed = { opinion: house.opinion, group: '1', q: target, clause: target };
    check(
      'placement',
      target,
      (await analyst.post('/workspace/consultations/small/opinions/placements', placed)).answer,
    );
  }
  // Signing in takes its time: a handful stands for the rest, whose words the form carries as they are.
  for (const next of targets.filter((_, at) => at % 8 === 0)) {
    const page = await new Browser(house).post('/workspace/sign-in', {
      name: 'house-analyst',
      password,
      next,
    });
    check('sign-in', next, page.answer);
    expect(page.location).toMatch(/^\/workspace/);
  }
  expect(faults).toEqual([]);
}, 60_000);

test('ids of one thing open nothing of another', async () => {
  const house = await openHouse();
  const { analyst, values } = house;
  const preparation = values['/workspace/preparations/:id'] ?? '';
  const approval = values['/workspace/approvals/:id'] ?? '';
  const swapped = [
    `/workspace/approvals/${preparation}`,
    `/workspace/preparations/${approval}`,
    '/workspace/consultations/past/comments/2',
    '/workspace/consultations/past/comments/3',
    '/workspace/consultations/past/groups/2',
    '/workspace/consultations/small/outcome/1',
    '/workspace/consultations/tiny/comments/1',
    '/workspace/questionnaires/small',
    '/workspace/questionnaires/tiny/releases/1',
    '/workspace/questionnaires/waiting/releases/2',
    '/consultations/past/outcome?group=2',
    '/consultations/small/outcome.json',
    '/questionnaires/waiting/results.csv',
    '/questionnaires/waiting/results.json',
    '/api/v1/questionnaires/small',
    '/api/v1/consultations/tiny',
    '/api/v1/consultations/small/versions/2',
  ];
  const statuses = await Promise.all(swapped.map(async (path) => [path, (await analyst.get(path)).status]));
  expect(statuses).toEqual(
    swapped.map((path) => [path, path.includes('?group=2') ? expect.any(Number) : 404]),
  );
  // An opinion of one consultation is not put into a group of another.
  const { id } = await house.ctx.db
    .selectFrom('opinion')
    .innerJoin('consultation', 'consultation.id', 'opinion.consultation_id')
    .select('opinion.id')
    .where('slug', '=', 'past')
    .executeTakeFirstOrThrow();
  const put = await analyst.post('/workspace/consultations/small/opinions/placements', {
    opinion: String(id),
    group: '1',
  });
  expect([404, 409]).toContain(put.status);
  expect((await analyst.get('/workspace/consultations/small/groups/1')).words).not.toContain('办完了的意见');
  expect(addressOf('/workspace/approvals/:id', house)).toContain(approval);
});
