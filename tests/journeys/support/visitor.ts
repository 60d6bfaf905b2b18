import type { Locator, Page } from 'playwright-core';
import { type Translate, translatorFor, type Values } from '#server/http/translate.ts';
import { hrefIn } from '#server/http/view.ts';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Language } from '#shared/i18n/languages.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { fillIn } from './fill-in.ts';

/** Somebody at a browser: finds things by the words that stand on them. */
export class Visitor {
  readonly t: Translate;
  /** What was asked for the page that is open, without its language: `POST /receipts`. */
  asked = '';

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.t = translatorFor(language);
    page.on('request', (request) => {
      if (request.isNavigationRequest()) this.asked = `${request.method()} ${this.#pathOf(request.url())}`;
    });
  }

  /** Opens an address in the visitor's language. */
  opens = (path: string) => this.page.goto(hrefIn(this.language, path));

  /** The button or link with these words. */
  button(key: Key, values?: Values): Locator {
    const name = this.t(key, values);
    const named = (role: 'button' | 'link') => this.page.getByRole(role, { name, exact: true });
    return named('button').or(named('link'));
  }

  presses = (key: Key, values?: Values) => this.button(key, values).click();

  /** Presses what leads to another page, and waits until it is there. */
  follows = (key: Key, values?: Values) => this.isLed(() => this.presses(key, values));

  /** Does something that leads to another page, and waits until it is there. */
  async isLed(act: () => Promise<unknown>): Promise<void> {
    const { page } = this;
    const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
    await Promise.all([arrived, act()]);
    await page.waitForLoadState();
  }

  /** The browser's own button. A page that comes back as it was left is not loaded again, so nothing waits for that. */
  async goesBack(): Promise<void> {
    await this.page.goBack({ waitUntil: 'commit' });
    await this.page.locator('h1').waitFor();
  }

  answers = (answers: Answers) => fillIn(this.page, answers);

  /** The address without its language, as the visitor sees it. */
  get path(): string {
    const { search, hash } = new URL(this.page.url());
    return this.#pathOf(this.page.url()) + search + hash;
  }

  #pathOf(address: string): string {
    const { pathname } = new URL(address);
    return this.language === 'en' ? pathname.slice(3) || '/' : pathname;
  }

  heading = () => this.page.getByRole('heading', { level: 1 }).textContent();

  /** Whether these words stand on the page, for the eye to see. */
  sees = (key: Key, values?: Values) => this.reads(this.t(key, values));

  reads = (words: string) => this.page.getByText(words, { exact: true }).first().isVisible();

  field = (name: string) => this.page.locator(`[name="${name}"]`);

  item = (code: string) => this.page.locator(`[data-item="${code}"]`);

  /** The codes of the items that can be seen. */
  itemsThere = () =>
    this.page
      .locator('[data-item]:visible')
      .evaluateAll((items) => (items as HTMLElement[]).map(({ dataset }) => dataset.item ?? ''));

  /** The sixteen digits on the receipt. */
  async receipt(): Promise<string> {
    const digits = await this.page.locator('.receipt .code').textContent();
    return digits?.replace(/\s/g, '') ?? '';
  }

  /** What has the focus. */
  focused = () => this.page.locator(':focus');
}
