import { test as everywhere, expect } from 'vitest';
import { type Language, languages } from '#shared/i18n/languages.ts';
import { makeApp } from '#tests/support/make-app.ts';
import { notPages, states } from './states/registry.ts';
import type { State } from './states/state.ts';
import { bringAxe, faultsOfColour, violationsOn } from './support/axe.ts';
import { lookOf } from './support/look.ts';
import { sessionOf } from './support/officers.ts';
import { openSite, type Site, test, type Watched } from './support/site.ts';

const sites = {
  open: openSite(),
  closing: openSite('2021-06-16T00:02'),
  closed: openSite('2021-06-16T09:00'),
};

everywhere('every route that answers with a page has a state here, and none has gone', async () => {
  const { app } = await makeApp();
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.replace(/^\/en(?=\/|$)/, '') || '/'}`);
  const known = [...states.map(({ route }) => route), ...Object.keys(notPages)];
  expect([...new Set(routes)].filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((route) => route !== 'GET *' && !routes.includes(route))).toEqual([]);
});

test.each(states)('$route: $name', async (state) => {
  await Promise.all(languages.map((language) => examine(state, language)));
});

/** The language in which a state's contrast is measured: colours have none. The same whatever states come and go. */
const languageOfColours = ({ name }: State) => languages[name.length % languages.length];

/** Looks at a state on a narrow phone, a phone and a desk, by day and where it matters by night. */
async function examine(state: State, language: Language) {
  const { page, watch, asked } = await arrive(state, language);
  const told = (what: string) => `in ${language}, ${what}`;
  expect(asked, told('the route')).toMatch(patternOf(state.route));

  const { lang, titles, title, tooSmall } = await lookOf(page);
  expect({ lang, titles }).toEqual({ lang: language, titles: 1 });
  expect(title).toMatch(/^\S.* - (问计|Wenji)$/);
  expect(tooSmall, told('too small for a thumb')).toEqual([]);
  const contrast = language === languageOfColours(state);
  expect(await violationsOn(page, { contrast }), told('375 pixels wide')).toEqual([]);
  if (state.dark) {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOfColour(page, { contrast }), told('in the dark')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect((await lookOf(page)).beyond, told(`beyond ${width} pixels`)).toEqual([]);
  }
  expect(watch.faults, told('faults')).toEqual([]);
}

const regulars = new Map<string, Promise<Watched>>();

/** One window for all states of a site in a language, as if it had just been opened. */
async function windowOn(site: Site, language: Language): Promise<Watched> {
  const name = `${site.url} ${language}`;
  const known = regulars.get(name) ?? newWindow(site, language);
  regulars.set(name, known);
  const { page, watch } = await known;
  await page.context().clearCookies();
  await page.unrouteAll();
  await page.setViewportSize({ width: 375, height: 800 });
  if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear());
  watch.begin();
  return known;
}

async function newWindow(site: Site, language: Language): Promise<Watched> {
  const visitor = await site.regular({ language });
  await bringAxe(visitor.page);
  return visitor;
}

async function arrive(state: State, language: Language) {
  const site = sites[state.when ?? 'open'];
  const visitor = await windowOn(site, language);
  const { page, watch } = visitor;
  const remember = (name: string, value: string) =>
    page.context().addCookies([{ name, value, url: site.url }]);
  watch.allow(/the server responded with a status of 4\d\d/);
  if (state.plain) {
    watch.allow(/ERR_FAILED/);
    await page.route('**/assets/*.js', (route) => route.abort());
  }
  if (state.senior) await remember('mode', 'senior');
  if (state.officer) await remember('session', await sessionOf(site, state.officer));
  await state.reach(visitor, site);
  return visitor;
}

/** `GET /questionnaires/:slug` → what a request to it looks like. */
const patternOf = (route: string) => new RegExp(`^${route.replace('*', '.*').replace(/:\w+/g, '[^/]+')}$`);
