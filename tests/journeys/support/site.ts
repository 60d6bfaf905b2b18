import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, test as always, beforeAll, expect, inject, onTestFinished } from 'vitest';
import type { Language } from '#shared/i18n/languages.ts';
import { launch } from './chromium.ts';
import { type Server, startDemo, startMain } from './server.ts';
import { copyDemo, makeEmpty } from './store.ts';
import { Stored } from './stored.ts';
import { Visitor } from './visitor.ts';
import { type Watch, watch } from './watch.ts';

/** A test that needs the browser: skipped where there is none, as the run has said. */
export const test = inject('browser') === '' ? always.skip : always;

export interface VisitorOptions extends BrowserContextOptions {
  language?: Language;
  /** Pixels; a phone by default. */
  width?: number;
  senior?: boolean;
}

export interface Site {
  readonly url: string;
  readonly stored: Stored;
  /** A new person with a browser of their own. Nothing unexpected may happen on any page that they open. */
  visitor(options?: VisitorOptions): Promise<Watched>;
  /** The same, who stays for all tests of the file; these look at the watch themselves. */
  regular(options?: VisitorOptions): Promise<Watched>;
}

/** What the server has printed belongs to the story: the one-time link stands there. */
export interface EmptySite extends Site {
  printed(): string;
}

export type Watched = Visitor & { watch: Watch };

/** A demonstration of this file's own, running while its tests do. `at` moves its time forward from 20 May 2021. */
export const openSite = (at?: string): Site => openWith((folder) => startCopy(folder, at));

/** The same for journeys that go back: their visitors' browser keeps the pages that they left. */
export const openSiteToGoBack = (): Site => openWith(startCopy, () => launch(inject('chromium')));

async function startCopy(folder: string, at?: string): Promise<Server> {
  await copyDemo(folder);
  return startDemo(folder, at);
}

/** The real server on an empty folder, before anything was set up: the clock is the machine's. */
export const openEmptySite = (): EmptySite =>
  openWith(async (folder) => {
    await makeEmpty(folder);
    return startMain(folder);
  });

function openWith(
  start: (folder: string) => Promise<Server>,
  open: () => Promise<Browser> = () => chromium.connect(inject('browser')),
): EmptySite {
  let folder = '';
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    if (inject('browser') === '') return;
    folder = mkdtempSync(join(tmpdir(), 'wenji-site-'));
    [server, browser] = await Promise.all([start(folder), open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  return {
    get url() {
      return server.url;
    },
    stored: new Stored(() => folder),
    printed: () => server.output(),
    async visitor(options) {
      const visitor = await newVisitor(browser, server.url, options);
      onTestFinished(async () => {
        await visitor.page.context().close();
        expect(visitor.watch.faults).toEqual([]);
      });
      return visitor;
    },
    regular: (options) => newVisitor(browser, server.url, options),
  };
}

async function newVisitor(
  browser: Browser,
  baseURL: string,
  { language = 'zh-CN', width = 375, senior = false, ...more }: VisitorOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ baseURL, viewport: { width, height: 800 }, ...more });
  context.setDefaultTimeout(15_000);
  if (senior) await context.addCookies([{ name: 'mode', value: 'senior', url: baseURL }]);
  const watched = watch(context, baseURL);
  return Object.assign(new Visitor(await context.newPage(), language), { watch: watched });
}
