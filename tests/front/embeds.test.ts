import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { defaultSite } from '#server/http/site.ts';
import { upsertSetting } from '#server/staff/site-settings.queries.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { type House, makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';

const portal = 'https://www.city.example';
const other = 'https://news.city.example:8443';

/** A house whose administrator lets these sites show fragments. */
async function open(portalOrigins: string[] = [portal, other]): Promise<House> {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  await openConsultation(ctx);
  await ctx.store.write(({ db }) =>
    upsertSetting(db, 'site', JSON.stringify({ ...defaultSite, portalOrigins })),
  );
  ctx.pages.expire();
  return house;
}

const card = '/embed/questionnaires/tiny';
const list = '/embed/consultations';
const framedBy = (answer: Response) =>
  /frame-ancestors ([^;]*)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];

describe('a questionnaire’s card', () => {
  test('says what, how long, until when, and leads to the site in a new window', async () => {
    const page = await new Browser(await open()).get(card);
    expect([page.status, page.heading, page.language]).toEqual([200, '小问卷', 'zh-CN']);
    expect(page.words).toContain('还有26天');
    expect(page.words).toContain('至2021年6月15日24:00');
    expect(page.links).toEqual([`${PUBLIC_URL}/questionnaires/tiny`]);
    expect(page.html).toContain('target="_blank" rel="noopener"');
    expect(page.html).not.toContain('<script');
  });

  test('in English', async () => {
    const page = await new Browser(await open()).get(`/en${card}`);
    expect([page.heading, page.language]).toEqual(['Tiny questionnaire', 'en']);
    expect(page.words).toContain('to 15 June 2021, 24:00');
    expect(page.links).toEqual([`${PUBLIC_URL}/en/questionnaires/tiny`]);
  });

  test('before it opens and after it has closed, says so', async () => {
    const house = await open();
    house.turnTo(period.before);
    expect((await new Browser(house).get(card)).words).toContain('2021年5月15日 00:00开始');
    house.turnTo(period.closed);
    const closed = await new Browser(house).get(card);
    expect(closed.words).toContain('已经截止，2021年7月15日前公布结果');
    expect(closed.links).toEqual([`${PUBLIC_URL}/questionnaires/tiny/results`]);
  });
});

describe('what a portal may do', () => {
  test.each([card, `/en${card}`, list, `${list}?limit=3`])(
    '%s is framed by the listed sites',
    async (path) => {
      const { app } = await open();
      const answer = await app.request(path, { headers: { Origin: portal } });
      expect(framedBy(answer)).toBe(`${portal} ${other}`);
      expect(answer.headers.get('x-frame-options')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('access-control-allow-origin')).toBe(portal);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('vary')).toMatch(/Origin/);
    },
  );

  test('without a list, nobody may', async () => {
    const { app } = await open([]);
    const answer = await app.request(card, { headers: { Origin: portal } });
    expect([answer.status, framedBy(answer)]).toEqual([200, "'none'"]);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('nor may sites that are not listed, and no stored words reach the header', async () => {
    const { app } = await open([
      portal,
      "https://x.example; script-src 'unsafe-inline'",
      'javascript:1',
      '*',
    ]);
    const answer = await app.request(card, { headers: { Origin: 'https://evil.example' } });
    expect(framedBy(answer)).toBe(portal);
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/', '/questionnaires/tiny', '/workspace/sign-in', '/embedded', '/embed'])(
    '%s is framed by nobody',
    async (path) => {
      const { app } = await open();
      const answer = await app.request(path, { headers: { Origin: portal } });
      expect(framedBy(answer)).toBe("'none'");
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('from the pages that are kept too, and when nothing has changed', async () => {
    const { app } = await open();
    const first = await app.request(card);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '', Origin: other };
    const again = await app.request(card, { headers });
    expect([again.status, framedBy(again)]).toEqual([304, `${portal} ${other}`]);
    expect(again.headers.get('access-control-allow-origin')).toBe(other);
  });
});

describe('the list of what is open for comment', () => {
  test('the next to close first, as many as asked for', async () => {
    const house = await open();
    await openConsultation(house.ctx, {
      ...wasteMeasures,
      round: { ...wasteMeasures.round, closes_at: '2021-06-14T00:00:00+08:00' },
    });
    const titles = (page: { links: string[] }) => page.links.map((link) => link.replace(/.*\//, ''));
    const browser = new Browser(house);
    expect(titles(await browser.get(list))).toEqual([wasteMeasures.slug, small.slug, 'consultations']);
    expect(titles(await browser.get(`${list}?limit=1`))).toEqual([wasteMeasures.slug, 'consultations']);
    for (const odd of ['0', '21', '-1', 'x', '1e9', ''])
      expect(titles(await browser.get(`${list}?limit=${odd}`))).toHaveLength(3);
  });

  test('is a bare list for a page that somebody else writes', async () => {
    const { app } = await open();
    const answer = await app.request(`/en${list}?fragment=1`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    const html = await answer.text();
    expect(html).toMatch(
      /^<ul class="wenji-list"><li><a href="http:\/\/127.0.0.1:3000\/en\/consultations\/small">/,
    );
    expect(html).toMatch(/<\/ul>$/);
    expect(await (await app.request(`${card}?fragment=1`)).text()).toContain(
      'href="http://127.0.0.1:3000/quest',
    );
  });

  test('and JSON', async () => {
    const { app } = await open();
    const answer = await app.request(`/en${list}.json`, { headers: { Origin: portal } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(portal);
    expect(await answer.json()).toEqual({
      items: [
        {
          slug: 'small',
          title: expect.any(String),
          drafting_unit: expect.any(String),
          address: `${PUBLIC_URL}/en/consultations/small`,
          opens_at: '2021-05-15T00:00:00+08:00',
          closes_at: '2021-06-16T00:00:00+08:00',
          closes: 'to 15 June 2021, 24:00',
        },
      ],
    });
  });

  test('nothing is open: it says so', async () => {
    const house = await open();
    house.turnTo(period.closed);
    expect((await new Browser(house).get(list)).words).toContain('目前没有正在征求意见的事项');
    expect(await (await house.app.request(`${list}.json`)).json()).toEqual({ items: [] });
  });
});

/** The small consultation once more, as an exercise. */
async function rehearse(db: Kysely<Schema>): Promise<void> {
  const [row] = await db.selectFrom('consultation').selectAll().execute();
  const [round] = await db.selectFrom('round').selectAll().execute();
  const [event] = await db.selectFrom('period_event').selectAll().execute();
  if (!row || !round || !event) throw new Error('No consultation');
  const id = 'rehearsed';
  await db
    .insertInto('consultation')
    .values({ ...row, id, slug: id, exercise: 1 })
    .execute();
  await db
    .insertInto('round')
    .values({ ...round, consultation_id: id })
    .execute();
  await db
    .insertInto('period_event')
    .values({ ...event, consultation_id: id })
    .execute();
}

describe('never shown', () => {
  const missing = async (house: House) => {
    const page = await new Browser(house).get(card);
    const json = (await (await house.app.request(`${list}.json`)).json()) as { items: { slug: string }[] };
    return [page.status, page.words.includes('这份问卷不在这里了'), json] as const;
  };

  test('exercises', async () => {
    const house = await open();
    await house.ctx.store.write(async ({ db }) => {
      await db.updateTable('questionnaire').set({ exercise: 1 }).execute();
      await rehearse(db);
    });
    house.ctx.pages.expire();
    const [status, told, { items }] = await missing(house);
    expect([status, told, items.map(({ slug }) => slug)]).toEqual([404, true, ['small']]);
  });

  test('what was taken back', async () => {
    const house = await open();
    const { ctx } = house;
    const [tiny] = await ctx.db.selectFrom('questionnaire').select(['id', 'department_id']).execute();
    const [draft] = await ctx.db.selectFrom('consultation').select(['id', 'department_id']).execute();
    const [officer] = await ctx.db.selectFrom('officer').select('id').execute();
    await ctx.store.write(async ({ db }) => {
      for (const [kind, row] of [
        ['questionnaire', tiny],
        ['consultation', draft],
      ] as const)
        await db
          .insertInto('retraction')
          .values({
            id: kind,
            kind,
            subject_id: row?.id ?? '',
            department_id: row?.department_id ?? '',
            note: '{}',
            officer_id: officer?.id ?? '',
            at: ctx.clock.now().toISOString(),
          })
          .execute();
    });
    ctx.pages.expire();
    expect(await missing(house)).toEqual([404, true, { items: [] }]);
  });

  test('nor a card of what there is not; the frame stays quiet', async () => {
    const page = await new Browser(await open()).get('/embed/questionnaires/nothing');
    expect([page.status, page.links]).toEqual([404, [`${PUBLIC_URL}/`]]);
  });
});
