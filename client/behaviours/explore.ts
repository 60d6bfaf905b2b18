import { attachCharts } from '../charts/chart.ts';
import { savePicture } from './save-picture.ts';

/**
 * Follows the form of the explorer: after each change the same address that its button leads to is fetched, the figures
 * are put in, and the address goes into the history. Where anything fails, the button is still there.
 */
export function explore(explorer: HTMLElement): void {
  const form = explorer.querySelector('form');
  const shown = explorer.querySelector<HTMLElement>('[data-explored]');
  const status = explorer.querySelector('[data-status]');
  if (!form || !shown || !status) return;
  let asked = 0;

  const show = async (address: string): Promise<boolean> => {
    asked += 1;
    const turn = asked;
    shown.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { credentials: 'same-origin', redirect: 'error' });
      if (answer.status !== 200) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (turn !== asked) return false;
      put(explorer, shown, fresh);
      status.textContent = explorer.dataset.updated ?? '';
      return true;
    } catch {
      if (turn === asked) status.textContent = explorer.dataset.failed ?? '';
      return false;
    } finally {
      if (turn === asked) shown.removeAttribute('aria-busy');
    }
  };

  form.addEventListener('change', () => {
    const address = addressOf(form);
    void show(address).then((done) => {
      if (done) history.pushState(null, '', address);
    });
  });
  form.addEventListener('submit', (event) => {
    // A refusal needs its page: the summary leads to the fields.
    event.preventDefault();
    const address = addressOf(form);
    void show(address).then((done) =>
      done ? history.pushState(null, '', address) : location.assign(address),
    );
  });
  window.addEventListener('popstate', () => location.reload());
}

/** Only what was chosen: the address stays short enough to be sent to somebody. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '' && !usual.has(`${name}=${value}`))
      query.append(name, value);
  return `${form.getAttribute('action')}?${query}`;
}

const usual = new Set(['sort=code', 'weights=none']);

/** The answer is our own markup, parsed without running anything. */
function put(explorer: HTMLElement, shown: HTMLElement, fresh: Document): void {
  const figures = fresh.querySelector('[data-explored]');
  if (!figures) throw new Error('No figures');
  fill(shown, figures);
  const options = fresh.querySelector<HTMLSelectElement>('[data-depends] select');
  const kept = explorer.querySelector<HTMLSelectElement>('[data-depends] select');
  if (options && kept && options.innerHTML !== kept.innerHTML) {
    const { value } = options;
    fill(kept, options);
    kept.value = value;
  }
  for (const summary of explorer.querySelectorAll<HTMLElement>('[data-sieve]')) {
    const now = fresh.querySelector(`[data-sieve="${summary.dataset.sieve}"]`);
    if (now) summary.textContent = now.textContent;
  }
  attachCharts(shown);
  for (const files of shown.querySelectorAll<HTMLElement>('[data-behaviour="save-picture"]'))
    savePicture(files);
}

function fill(element: Element, from: Element): void {
  element.textContent = '';
  element.append(...Array.from(from.childNodes));
}
