import type { Replay } from '#shared/questionnaire/replay.ts';

/** Shows the items and options that the answers call for and puts the others away, so that no form sends them. */
export function reveal(form: HTMLElement, replayed: Replay): void {
  for (const item of form.querySelectorAll<HTMLFieldSetElement>('[data-item]')) {
    const code = item.dataset.item ?? '';
    const visible = replayed.visible.has(code);
    item.hidden = !visible;
    item.disabled = !visible;
    const offered = replayed.offered.get(code);
    if (offered) offer(item, new Set(offered.map((option) => option.code)));
  }
  for (const other of form.querySelectorAll<HTMLElement>('.other'))
    other.hidden = !other.parentElement?.querySelector<HTMLInputElement>('.opt input')?.checked;
}

function offer(item: HTMLElement, codes: Set<string>) {
  for (const choice of item.querySelectorAll<HTMLElement>('[data-option]')) {
    const away = !codes.has(choice.dataset.option ?? '');
    choice.hidden = away;
    for (const input of choice.querySelectorAll('input')) {
      input.disabled = away;
      if (away) input.checked = false;
    }
  }
}
