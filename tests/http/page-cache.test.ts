import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { pageCache } from '#server/http/page-cache.ts';
import { makeApp } from '../support/make-app.ts';

/** A site of two pages that says how often each was rendered; a rendering takes until it is let go. */
async function site() {
  const { ctx } = await makeApp();
  const rendered = { public: 0, personal: 0 };
  let words = 'words';
  let letGo = () => {};
  let held: Promise<void> = Promise.resolve();
  const app = new Hono()
    .use(pageCache(ctx))
    .get('/public', async (c) => {
      const said = words;
      rendered.public++;
      await held;
      return c.html(said);
    })
    .get('/personal', (c) => {
      rendered.personal++;
      c.header('Cache-Control', 'no-store');
      return c.html('yours');
    });
  return {
    app,
    ctx,
    rendered,
    say: (other: string) => {
      words = other;
    },
    hold: () => {
      held = new Promise((resolve) => {
        letGo = resolve;
      });
    },
    letGo: () => letGo(),
  };
}

const crowd = (app: Hono, path: string) => Promise.all(Array.from({ length: 20 }, () => app.request(path)));

test('a crowd that asks for one page at once has it rendered once', async () => {
  const { app, rendered, hold, letGo } = await site();
  hold();
  const asking = crowd(app, '/public');
  await new Promise((next) => setImmediate(next));
  letGo();
  const replies = await asking;
  expect(new Set(await Promise.all(replies.map((reply) => reply.text())))).toEqual(new Set(['words']));
  expect(rendered.public).toBe(1);
});

test('who asks after a publication does not wait for the page from before it', async () => {
  const { app, ctx, rendered, say, hold, letGo } = await site();
  hold();
  const before = app.request('/public');
  await new Promise((next) => setImmediate(next));
  say('published');
  ctx.pages.expire();
  const after = app.request('/public');
  await new Promise((next) => setImmediate(next));
  letGo();
  expect(await (await before).text()).toBe('words');
  expect(await (await after).text()).toBe('published');
  expect(await (await app.request('/public')).text()).toBe('published');
  expect(rendered.public).toBe(2);
});

test('what belongs to one reader is rendered for each', async () => {
  const { app, rendered } = await site();
  const replies = await crowd(app, '/personal');
  expect(replies.every((reply) => !reply.headers.has('etag'))).toBe(true);
  expect(rendered.personal).toBe(20);
});

test('two modes at once are rendered by themselves: nobody else finds a page of the one under the other', async () => {
  const house = await makeApp();
  const ask = async (cookie: string) => (await house.app.request('/', { headers: { cookie } })).text();
  const usual = await ask('mode=other');
  const senior = await ask('mode=senior');
  expect(senior).not.toBe(usual);
  house.ctx.pages.expire();
  await ask('mode=other; mode=senior');
  await ask('mode=senior; mode=other');
  expect([await ask('mode=other'), await ask('mode=senior')]).toEqual([usual, senior]);
  house.ctx.pages.expire();
  await ask('mode=other; __Host-mode=senior');
  await ask('__Host-mode=other; mode=senior');
  expect([await ask('mode=other'), await ask('__Host-mode=other')]).toEqual([usual, usual]);
});
