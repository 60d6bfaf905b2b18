import { keep, recall } from './storage.ts';

const KEPT = 'desk-keys';

/**
 * One key an act: a key pressed outside of fields does what the element that bears it does. The officer can switch the
 * keys off on this device (WCAG 2.1.4).
 */
export function deskKeys(desk: HTMLElement): void {
  let on = recall<boolean>(KEPT) ?? true;
  let gone = false;
  for (const hint of desk.querySelectorAll<HTMLElement>('[data-key-hint]')) hint.hidden = false;

  const toggle = desk.querySelector<HTMLButtonElement>('[data-keys-switch]');
  const say = () => {
    if (toggle) toggle.textContent = (on ? toggle.dataset.off : toggle.dataset.on) ?? '';
  };
  say();
  toggle?.addEventListener('click', () => {
    on = !on;
    keep(KEPT, on);
    say();
  });

  document.addEventListener('keydown', (event) => {
    if (!on || gone || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
      return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const bearer = bearerOf(desk, event.key.toLowerCase());
    if (!bearer) return;
    event.preventDefault();
    if (bearer instanceof HTMLInputElement) bearer.focus();
    else bearer.click();
  });
  // One act a page: what was pressed once more while the next page comes is not meant for it.
  desk.addEventListener('submit', () => {
    gone = true;
  });
  window.addEventListener('pageshow', () => {
    gone = false;
  });
}

const bearerOf = (desk: HTMLElement, key: string): HTMLElement | undefined =>
  Array.from(desk.querySelectorAll<HTMLElement>('[data-key]')).find((each) => each.dataset.key === key);
