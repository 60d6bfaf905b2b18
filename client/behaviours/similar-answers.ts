const PAUSE_MS = 600;
const LONGEST = 200;

/**
 * While something is being written, puts published answers that are like it into the region named by `data-into`. Long
 * numbers stay here: they are somebody's, and find nothing. Where asking fails, what stands there stays.
 */
export function similarAnswers(field: HTMLElement): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const region = document.getElementById(field.dataset.into ?? '');
  const address = field.dataset.url;
  if (!region || !address) return;
  let pause = 0;
  let asked = '';

  const ask = async () => {
    const words = Array.from(field.value.replace(/\d[\d\s-]{4,}/g, ' ').trim())
      .slice(-LONGEST)
      .join('');
    if (words === asked || words.length < 2) return;
    asked = words;
    try {
      const answer = await fetch(`${address}?words=${encodeURIComponent(words)}`, {
        credentials: 'same-origin',
        redirect: 'error',
      });
      if (!answer.ok || words !== asked) return;
      // Our own markup: parsed without running anything.
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
      if (words !== asked || found.innerHTML === region.innerHTML) return;
      region.textContent = '';
      region.append(...Array.from(found.childNodes));
    } catch {
      asked = '';
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = window.setTimeout(ask, PAUSE_MS);
  });
}
