/** The longest answer that is shown whole, in characters. */
const LONGEST = 60_000;

/** Asks the site what a form puts together and shows the answer below it. */
export function askApi(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const status = form.querySelector<HTMLElement>('[data-status]');
  const shown = form.querySelector<HTMLElement>('[data-answer]');
  if (!status || !shown) return;
  form.addEventListener('submit', (event) => {
    if (!form.checkValidity()) return;
    event.preventDefault();
    void ask(form, status, shown);
  });
}

async function ask(form: HTMLFormElement, status: HTMLElement, shown: HTMLElement): Promise<void> {
  status.textContent = status.dataset.asking ?? '';
  try {
    const answer = await fetch(addressOf(form), { credentials: 'omit' });
    if (!/json/.test(answer.headers.get('Content-Type') ?? '')) {
      form.submit();
      return;
    }
    const text = JSON.stringify(await answer.json(), null, 2);
    const { pathname, search } = new URL(answer.url);
    status.textContent = `${answer.status} ${pathname}${search}`;
    shown.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text;
    shown.hidden = false;
  } catch {
    status.textContent = status.dataset.failed ?? '';
  }
}

function addressOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]'))
    fields.append(field.name, field.value);
  return `${form.action}?${fields}`;
}
