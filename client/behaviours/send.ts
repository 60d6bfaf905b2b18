import { pauseAfter } from './pause-after.ts';

/** Hands in the answers of this device: tries until the server has them, then lets the form show the receipt. */
export function send(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('[data-send]');
  const slug = page.dataset.slug ?? '';
  const key = form?.querySelector<HTMLInputElement>('[name="key"]')?.value;
  if (!form || !key) return;
  const status = form.querySelector<HTMLElement>('[data-status]');
  const button = form.querySelector('button');
  let sending = false;
  const busy = (on: boolean, words: string | undefined) => {
    sending = on;
    if (button) button.disabled = on;
    if (status) status.textContent = words ?? '';
  };
  const attempt = async () => {
    if (sending) return;
    busy(true, status?.dataset.sending);
    try {
      const answer = await fetch(addressOf(form, slug), requestOf(form, key));
      const pause = pauseAfter(answer);
      if (pause !== undefined) {
        busy(false, status?.dataset.busy);
        setTimeout(attempt, pause);
        return;
      }
      if (answer.status === 201) form.append(justCounted());
      form.submit();
    } catch {
      busy(false, status?.dataset.offline);
      window.addEventListener('online', attempt, { once: true });
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt();
  });
}

function addressOf(form: HTMLFormElement, slug: string): string {
  const via = form.querySelector<HTMLInputElement>('[name="via"]')?.value;
  return `/api/v1/questionnaires/${slug}/responses${via ? `?via=${via}` : ''}`;
}

/** Tells the receipt's page that it was this sending that counted. */
function justCounted(): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'counted';
  field.value = 'now';
  return field;
}

function requestOf(form: HTMLFormElement, key: string): RequestInit {
  const fields = new FormData(form);
  const body = {
    version: Number(fields.get('version')),
    language: fields.get('language'),
    answers: JSON.parse(String(fields.get('answers'))),
  };
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  };
}
