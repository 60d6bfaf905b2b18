import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import seeds from '#db/seeds/slogans-2021.json' with { type: 'json' };
import { PUBLIC_URL } from '../support/make-app.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { test } from './support/site.ts';

let browser: Browser;

beforeAll(async () => {
  if (inject('browser') !== '') browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser?.close());

const MINUTE = 60_000;
const START = Date.parse('2021-05-15T08:00:00+08:00');

/** A screen in the hall on the morning of the day, whose server and whose browser have one clock. */
class Hall {
  asked = 0;
  cut = false;
  reloads = 0;
  /** What the answer says of the program that gave it. */
  program: string | undefined;
  #at = START;

  constructor(
    readonly desk: PieceDesk,
    readonly page: Page,
  ) {}

  async switchOn(): Promise<this> {
    await this.page.clock.install({ time: START });
    await this.page.route('**/*', (route) => this.#answer(route));
    this.page.on('framenavigated', () => {
      this.reloads += 1;
    });
    await this.open();
    return this;
  }

  async open(path = '/screen/service-hall'): Promise<void> {
    await this.page.goto(PUBLIC_URL + path);
    await this.page.locator('.turning').waitFor();
  }

  /** Lets time pass in steps of so many minutes, and whatever was asked be answered. */
  async pass(minutes: number, by = 1): Promise<void> {
    for (let n = 0; n < minutes; n += by) {
      this.#at += by * MINUTE;
      this.desk.clock.set(new Date(this.#at).toISOString());
      await this.page.clock.fastForward(by * MINUTE);
      await this.#settled();
    }
  }

  /** Until what was asked has been answered, and the page has taken it. */
  async #settled(): Promise<void> {
    const main = this.page.locator('main');
    while ((await main.getAttribute('aria-busy')) === 'true');
  }

  async #answer(route: Route): Promise<void> {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.endsWith('/content')) this.asked += 1;
    if (this.cut) return route.abort('internetdisconnected');
    const answer = await this.desk.app.request(pathname + search);
    let body = Buffer.from(await answer.arrayBuffer());
    if (this.program)
      body = Buffer.from(body.toString().replace(/data-program="[^"]*"/, `data-program="${this.program}"`));
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  }

  /** From now on, how many timers were set and neither ran out nor were taken back. */
  countTimers = () =>
    this.page.evaluate(() => {
      const live = new Set<number>();
      const { setInterval: every, setTimeout: once, clearTimeout: clear } = window;
      const noted = (id: number) => {
        live.add(id);
        return id;
      };
      Object.assign(window, {
        setInterval: (...given: Parameters<typeof every>) => noted(every(...given)),
        setTimeout: (...given: Parameters<typeof once>) => noted(once(...given)),
        clearTimeout: (id: number) => {
          live.delete(id);
          clear(id);
        },
        timersLive: () => live.size,
      });
    });
  timers = () => this.page.evaluate(() => (window as unknown as { timersLive(): number }).timersLive());
  lost = () => this.page.locator('[data-lost]').textContent();
  clock = () => this.page.locator('[data-clock]').textContent();
  nodes = () => this.page.evaluate(() => document.querySelectorAll('*').length);
  running = () =>
    this.page
      .locator('[data-state="running"]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.start));
  slide = () =>
    this.page
      .locator('[data-slide]:not([hidden])')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.slide));
}

async function openHall(): Promise<Hall> {
  const desk = await openPieceDesk();
  desk.turnTo(new Date(START).toISOString());
  await desk.published('edition', '2021', edition);
  for (const { slug, content } of seeds) await desk.published('slogan', slug, content);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  return new Hall(desk, page).switchOn();
}

test('a screen goes through its day of twelve hours, an hour of it without the network', async () => {
  const hall = await openHall();
  const faults: string[] = [];
  hall.page.on('pageerror', (error) => faults.push(error.message));
  await hall.pass(90);
  expect([await hall.clock(), await hall.lost()]).toEqual(['09:30', '']);
  expect(await hall.running()).toEqual(['08:30', '09:00', '09:00', '09:00']);
  const nodes = await hall.nodes();
  await hall.countTimers();
  const asked = hall.asked;
  expect(asked).toBeGreaterThan(80);

  hall.cut = true;
  await hall.pass(60, 2);
  // It waits longer after each failure, up to five minutes.
  expect(hall.asked - asked).toBeGreaterThan(8);
  expect(hall.asked - asked).toBeLessThan(20);
  expect([await hall.clock(), await hall.lost()]).toEqual(['10:30', '网络暂时不通，以下是09:30的内容']);
  // The programme goes on by the clock: the first interview is over, the second is on.
  expect(await hall.running()).toEqual(['08:30', '09:00', '09:00', '10:10']);
  const seen = new Set<string | undefined>();
  for (let n = 0; n < 12; n++) {
    await hall.pass(1);
    for (const slide of await hall.slide()) seen.add(slide);
  }
  expect(seen.size).toBeGreaterThan(8);

  hall.cut = false;
  await hall.pass(6);
  await expect.poll(hall.lost).toBe('');
  await hall.pass(12 * 60 - 90 - 60 - 12 - 6, 12);
  expect(await hall.clock()).toBe('20:00');
  expect(await hall.running()).toEqual([]);
  expect(await hall.nodes()).toBeLessThanOrEqual(nodes);
  expect(await hall.timers()).toBe(0);
  expect([hall.reloads, faults]).toEqual([1, []]);
  await hall.page.close();
});

test('a slide stands for eight seconds or more and waits when told to; another program opens the screen anew, once', async () => {
  const hall = await openHall();
  const first = await hall.slide();
  expect(first).toHaveLength(1);
  await hall.page.clock.runFor(7900);
  expect(await hall.slide()).toEqual(first);
  await hall.page.clock.runFor(2200);
  const second = await hall.slide();
  expect(second).not.toEqual(first);
  await hall.page.keyboard.press('Tab');
  await hall.page.keyboard.press('Enter');
  await hall.page.clock.runFor(30_000);
  expect(await hall.slide()).toEqual(second);

  expect(hall.reloads).toBe(1);
  hall.program = 'another';
  await hall.pass(1);
  await expect.poll(() => hall.reloads).toBe(2);
  await hall.page.locator('.turning').waitFor();
  await hall.pass(3);
  expect(hall.reloads).toBe(2);
  await hall.page.close();
});

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
  [1280, 720],
] as const;

test('on screens of every size no slide is cut, and nothing scrolls', async () => {
  const hall = await openHall();
  for (const path of ['/screen/service-hall', '/en/screen/service-hall']) {
    await hall.open(path);
    for (const [width, height] of sizes) {
      await hall.page.setViewportSize({ width, height });
      expect(await cutOn(hall.page), `${path} at ${width} × ${height}`).toEqual([]);
    }
  }
  await hall.page.close();
});

/** Slides that do not fit between the head and the foot of the screen, or make it scroll. */
const cutOn = (page: Page) =>
  page.evaluate(() => {
    const slides = Array.from(document.querySelectorAll<HTMLElement>('[data-slide]'));
    const main = document.querySelector('main')?.getBoundingClientRect();
    const footer = document.querySelector('footer')?.getBoundingClientRect();
    return slides.flatMap((slide) => {
      for (const each of slides) each.hidden = each !== slide;
      const inner = Array.from(slide.children).map((each) => each.getBoundingClientRect());
      const fits = inner.every(
        (box) => box.top >= (main?.top ?? 0) && box.bottom <= (footer?.top ?? 0) && box.right <= innerWidth,
      );
      return fits && document.documentElement.scrollHeight <= innerHeight ? [] : [slide.dataset.slide];
    });
  });
