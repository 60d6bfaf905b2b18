import { shownAt } from '#shared/open-day/screen-lines.ts';
import { timeOf } from '#shared/time.ts';
import { askContent } from './screen-content.ts';

const TICK_MS = 1000;
const EVERY_MS = 60_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Turns the slides of a screen that nobody touches, tells the time, and keeps up with the server. One timer does all of it,
 * by the clock: what a sleeping machine missed, it does not make up for. While the network is away everything goes on.
 */
export function screen(body: HTMLElement): void {
  const main = body.querySelector('main');
  const lost = body.querySelector<HTMLElement>('[data-lost]');
  const clock = body.querySelector('[data-clock]');
  const pause = body.querySelector<HTMLButtonElement>('[data-pause]');
  if (!main || !lost || !clock || !pause) return;
  const program = main.dataset.program;
  let offset = offsetOf(main);
  let heard = Date.now();
  let askAt = heard + EVERY_MS;
  let failures = 0;
  let asking = false;
  let since = heard;

  const now = () => new Date(Date.now() + offset);
  const slides = () => Array.from(main.querySelectorAll<HTMLElement>('[data-slide]'));
  const shown = () => slides().findIndex((slide) => !slide.hidden);
  const show = (at: number) => {
    for (const [each, slide] of slides().entries()) slide.hidden = each !== at;
    since = Date.now();
  };

  const turn = () => {
    const at = shown();
    const seconds = Number(slides()[at]?.dataset.seconds ?? 0);
    if (pause.getAttribute('aria-pressed') === 'true' || Date.now() - since < seconds * 1000) return;
    show((at + 1) % Math.max(1, slides().length));
  };

  const take = (fresh: HTMLElement) => {
    offset = offsetOf(fresh);
    heard = Date.now();
    if (fresh.dataset.content === main.dataset.content) return;
    const { slide } = slides()[shown()]?.dataset ?? {};
    main.textContent = '';
    main.append(...Array.from(fresh.childNodes));
    main.dataset.content = fresh.dataset.content;
    main.dataset.day = fresh.dataset.day;
    const began = since;
    const same = slides().findIndex((each) => each.dataset.slide === slide);
    show(Math.max(0, same));
    if (same >= 0) since = began;
  };

  const ask = async () => {
    asking = true;
    main.setAttribute('aria-busy', 'true');
    try {
      const fresh = await askContent(body.dataset.address ?? '');
      // It has just answered, so the network is there.
      if (fresh.dataset.program !== program) return location.reload();
      take(fresh);
      failures = 0;
      lost.textContent = '';
    } catch {
      failures += 1;
      const time = timeOf(new Date(heard + offset));
      lost.textContent = (lost.dataset.lost ?? '').replace('{{time}}', time);
    }
    asking = false;
    main.removeAttribute('aria-busy');
    askAt = Date.now() + Math.min(EVERY_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
  };

  const tick = () => {
    clock.textContent = timeOf(now());
    tellProgramme(main, now());
    turn();
    if (!asking && Date.now() >= askAt) void ask();
  };

  pause.hidden = false;
  pause.addEventListener('click', () => {
    pause.setAttribute('aria-pressed', String(pause.getAttribute('aria-pressed') !== 'true'));
  });
  body.classList.add('turning');
  show(0);
  tick();
  setInterval(tick, TICK_MS);
}

/** How far the server’s clock is before ours. */
const offsetOf = ({ dataset }: HTMLElement): number => Date.parse(dataset.now ?? '') - Date.now() || 0;

/** What is on and what comes next, by the clock. */
function tellProgramme(main: HTMLElement, now: Date): void {
  const lines = Array.from(main.querySelectorAll<HTMLElement>('[data-programme] > li'));
  const programme = lines.map(({ dataset }) => ({ start: dataset.start ?? '', end: dataset.end ?? '' }));
  const states = shownAt({ date: main.dataset.day ?? '', programme }, now);
  for (const [at, line] of lines.entries()) {
    const state = states[at] ?? '';
    if (line.dataset.state === state) continue;
    line.dataset.state = state;
    line.hidden = state === '';
  }
}
