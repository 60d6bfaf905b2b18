/**
 * Keeps a part of the page up to date: asks its address again and again, with the last answer's ETag, and puts in what
 * has changed. It rests while the page is not looked at, and waits longer after each failure.
 */
export function attachPolls(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-poll]')) poll(part);
}

const LONGEST_MS = 5 * 60_000;

function poll(part: HTMLElement): void {
  const address = part.dataset.poll ?? '';
  const pause = Number(part.dataset.pollSeconds ?? '10') * 1000;
  let tag: string | null = null;
  let wait = pause;

  const ask = async () => {
    const headers: Record<string, string> = tag ? { 'If-None-Match': tag } : {};
    const answer = await fetch(address, {
      headers,
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    });
    if (answer.status === 304) return;
    if (!answer.ok) throw new Error(String(answer.status));
    tag = answer.headers.get('ETag');
    put(part, await answer.text());
  };

  const turn = async () => {
    if (!document.hidden) {
      try {
        await ask();
        wait = pause;
      } catch {
        wait = Math.min(wait * 2, LONGEST_MS);
      }
    }
    setTimeout(turn, wait);
  };
  setTimeout(turn, pause);
}

/** The answer is our own markup; it is parsed without running anything, and put in only where it differs. */
function put(part: HTMLElement, html: string): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body;
  if (fresh.innerHTML === part.innerHTML) return;
  const { scrollLeft } = part.firstElementChild ?? { scrollLeft: 0 };
  part.textContent = '';
  part.append(...Array.from(fresh.childNodes));
  if (part.firstElementChild) part.firstElementChild.scrollLeft = scrollLeft;
}
