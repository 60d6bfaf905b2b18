const PAUSE_MS = 10_000;
const LONGEST_MS = 5 * 60_000;

/**
 * While an interview is live, asks for answers that were published since, adds them at the end of the list, puts a
 * corrected one in the place of the old, and takes away what was taken down. It rests while the page is not looked at,
 * waits longer after each failure, and stops when the interview is over.
 */
export function liveAnswers(part: HTMLElement): void {
  const list = part.querySelector<HTMLElement>('[data-answers]');
  if (!list) return;
  const reload = part.querySelector<HTMLElement>('[data-reload]');
  if (reload) reload.hidden = true;
  let wait = PAUSE_MS;

  const ask = async (): Promise<boolean> => {
    const address = `${part.dataset.address}?after=${list.dataset.through}`;
    const answer = await fetch(address, { credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    // Our own markup: parsed without running anything.
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const received = fresh.querySelector('[data-received]');
    const told = part.querySelector('[data-received]');
    if (received && told) told.textContent = received.textContent;
    const found = fresh.querySelector<HTMLElement>('[data-answers]');
    return found ? merge(list, found) : false;
  };

  const turn = async () => {
    let live = true;
    if (!document.hidden) {
      try {
        live = await ask();
        wait = PAUSE_MS;
      } catch {
        wait = Math.min(wait * 2, LONGEST_MS);
      }
    }
    if (live) setTimeout(turn, wait);
    else if (reload) reload.hidden = false;
  };
  setTimeout(turn, wait);
}

/** Puts in what is new, takes out what is no longer shown; tells whether it goes on. */
function merge(list: HTMLElement, found: HTMLElement): boolean {
  for (const line of Array.from(found.children)) {
    const old = document.getElementById(line.id);
    if (old) list.replaceChild(line, old);
    else list.appendChild(line);
  }
  const shown = (found.dataset.shown ?? '').split(' ');
  for (const line of Array.from(list.children))
    if (!shown.includes(line.id.replace('answer-', ''))) list.removeChild(line);
  list.dataset.through = found.dataset.through ?? '0';
  return found.dataset.live !== undefined;
}
