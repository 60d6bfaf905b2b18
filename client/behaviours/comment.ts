import { type CommentDraft, dropCommentDraft, findCommentDraft, saveCommentDraft } from './comment-draft.ts';
import { count } from './count.ts';
import { pauseAfter } from './pause-after.ts';

/**
 * The form of a comment: what is written is kept on this device under its key, put back when the form is opened again,
 * and sent until the server has it, so that a lost network neither loses nor doubles anything.
 */
export function comment(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const draft = findCommentDraft(form.dataset.slug ?? '');
  // A page that answers what was posted holds everything already.
  if (draft && form.dataset.posted === undefined) void putBack(form, draft);
  else write(form);
}

const fieldsOf = (form: HTMLFormElement): CommentDraft =>
  [...new FormData(form)]
    .filter(([name]) => name !== 'more')
    .map(([name, value]): [string, string] => [name, String(value)]);

/** Has the server make the form anew from what was kept, with the clauses for which this one was opened. */
async function putBack(form: HTMLFormElement, draft: CommentDraft) {
  const fields = new URLSearchParams(draft);
  fields.append('add', 'restore');
  for (const [name, value] of fieldsOf(form))
    if (/^clause-/.test(name) && value !== '') fields.append('more', value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields, credentials: 'same-origin' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const made = page.querySelector<HTMLFormElement>('[data-behaviour="comment"]');
    if (!answer.ok || !made) return write(form);
    const fresh = document.importNode(made, true);
    form.replaceWith(fresh);
    document.title = page.title;
    for (const hint of fresh.querySelectorAll<HTMLElement>('[data-behaviour="count"]')) count(hint);
    fresh.querySelector('[data-restart]')?.addEventListener('click', () => {
      dropCommentDraft(fresh.dataset.slug ?? '');
    });
    write(fresh);
  } catch {
    // Without the network what was kept stays as it is.
  }
}

function write(form: HTMLFormElement) {
  const { slug = '', saved = '' } = form.dataset;
  const status = form.querySelector('[data-status]');
  const save = () => {
    if (saveCommentDraft(slug, fieldsOf(form)) && status) status.textContent = saved;
  };
  if (form.dataset.posted !== undefined) saveCommentDraft(slug, fieldsOf(form));
  form.addEventListener('input', save);
  form.addEventListener('change', save);
  sendUntilReceived(form, status);
}

function sendUntilReceived(form: HTMLFormElement, status: Element | null) {
  const { sending = '', offline = '', busy: full = '' } = form.dataset;
  const buttons = form.querySelectorAll('button');
  let underWay = false;
  let adding = false;
  const busy = (on: boolean, words: string) => {
    underWay = on;
    for (const button of buttons) button.disabled = on;
    if (status) status.textContent = words;
  };
  const attempt = async () => {
    if (underWay) return;
    const body = new URLSearchParams([...fieldsOf(form)]);
    busy(true, sending);
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
      const pause = pauseAfter(answer);
      if (pause !== undefined) {
        busy(false, full);
        setTimeout(attempt, pause);
        return;
      }
      if (answer.status === 201) form.append(justReceived());
      form.submit();
    } catch {
      busy(false, offline);
      window.addEventListener('online', attempt, { once: true });
    }
  };
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) busy(false, '');
  });
  form.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) adding = button.name === 'add';
  });
  form.addEventListener('submit', (event) => {
    if (adding) return;
    event.preventDefault();
    void attempt();
  });
}

/** Tells the receipt's page that it was this sending that counted. */
function justReceived(): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'counted';
  field.value = 'now';
  return field;
}
