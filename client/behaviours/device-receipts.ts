import { dropDraft } from './draft.ts';
import { forget, keep, recall } from './storage.ts';

interface DeviceReceipt {
  receipt: string;
  title: string;
  until: string;
}

const NAME = 'wenji.receipts';
const MOST = 20;

/** On the receipt's page: the draft is done, the receipt is noted on this device. */
export function noteReceipt(card: HTMLElement): void {
  const { slug = '', receipt = '', title = '', until = '' } = card.dataset;
  dropDraft(slug);
  const others = (recall<DeviceReceipt[]>(NAME) ?? []).filter((each) => each.receipt !== receipt);
  keep(NAME, [{ receipt, title, until }, ...others].slice(0, MOST));
}

/** The look-up takes a receipt from the address's fragment, as a QR code gives it. */
export function receiptForm(form: HTMLElement): void {
  const field = form.querySelector<HTMLInputElement>('[name="receipt"]');
  const digits = location.hash.slice(1);
  if (!field || !/^\d{16}$/.test(digits)) return;
  field.value = digits.replace(/(\d{4})(?=\d)/g, '$1 ');
  history.replaceState(null, '', location.pathname);
}

/** The list of this device's receipts, each one press from its answers. */
export function listReceipts(section: HTMLElement): void {
  const list = section.querySelector('[data-list]');
  const receipts = recall<DeviceReceipt[]>(NAME) ?? [];
  if (!list || receipts.length === 0) return;
  for (const each of receipts) list.append(lineOf(each, section.dataset));
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'btn alt';
  clear.textContent = section.dataset.clear ?? '';
  clear.addEventListener('click', () => {
    forget(NAME);
    section.hidden = true;
  });
  section.append(clear);
  section.hidden = false;
}

function lineOf(
  { receipt, title, until }: DeviceReceipt,
  { action = '', find = '' }: DOMStringMap,
): HTMLLIElement {
  const line = document.createElement('li');
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'receipt';
  field.value = receipt;
  const words = document.createElement('p');
  words.textContent = `${receipt} · ${title} · ${until}`;
  const button = document.createElement('button');
  button.className = 'btn alt';
  button.textContent = find;
  button.setAttribute('aria-label', `${find} ${receipt}`);
  form.append(field, words, button);
  line.append(form);
  return line;
}
