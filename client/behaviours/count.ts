const PAUSE_MS = 1000;

/** Tells how many characters a field holds: at once for the eye, after a pause for the ear. */
export function count(hint: HTMLElement): void {
  const field = document.getElementById(hint.dataset.field ?? '');
  if (!(field instanceof HTMLTextAreaElement)) return;
  const spoken = document.createElement('span');
  spoken.className = 'vh';
  spoken.setAttribute('aria-live', 'polite');
  hint.after(spoken);
  const show = () => {
    const n = String(Array.from(field.value).length);
    hint.textContent = (hint.dataset.words ?? '').replace('{{n}}', n);
  };
  let pause = 0;
  field.addEventListener('input', () => {
    show();
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      spoken.textContent = hint.textContent;
    }, PAUSE_MS);
  });
  if (field.value !== '') show();
}
