import { dropDraft, findDraft, newDraft, saveDraft } from './draft.ts';

/** The door of a questionnaire: begins on this device, or offers to go on where somebody left. */
export function begin(door: HTMLElement): void {
  const { slug = '', first = '', version = '1' } = door.dataset;
  const form = door.querySelector('form');
  const offer = door.querySelector<HTMLElement>('[data-draft]');
  if (form?.querySelector('a')) return;
  const start = () => {
    const via = form?.querySelector<HTMLInputElement>('[name="via"]')?.value;
    if (!saveDraft(slug, { ...newDraft(Number(version)), ...(via ? { via } : {}) })) return false;
    location.assign(first);
    return true;
  };
  form?.addEventListener('submit', (event) => {
    // A draft begun since this page was loaded: the browser's back button led here, or there are two windows.
    const begun = findDraft(slug);
    if (begun) location.assign(begun.at ?? first);
    if (begun || start()) event.preventDefault();
  });
  const draft = findDraft(slug);
  if (!draft || !offer) return;
  if (form) form.hidden = true;
  offer.hidden = false;
  offer.querySelector('[data-resume]')?.setAttribute('href', draft.at ?? first);
  offer.querySelector('[data-restart]')?.addEventListener('click', () => {
    dropDraft(slug);
    start();
  });
}
