import type { Problem } from '#shared/questionnaire/problem.ts';

type Words = { [name: string]: string };

/** Shows problems as the server would: a summary that leads to each field, and a message beside it. */
export function showProblems(form: HTMLElement, problems: Problem[], words: Words): void {
  clearProblems(form);
  const summary = document.createElement('div');
  summary.className = 'summary';
  summary.id = 'summary';
  summary.tabIndex = -1;
  summary.setAttribute('role', 'alert');
  const heading = document.createElement('h2');
  heading.textContent = words.summary ?? '';
  const list = document.createElement('ul');
  summary.append(heading, list);
  for (const problem of problems) {
    const message = wordsFor(form, problem, words);
    list.append(lineTo(problem.field, message));
    mark(form, problem, message);
  }
  form.prepend(summary);
  document.title = (words.error_title ?? '{{title}}').replace('{{title}}', plainTitle());
  summary.focus();
}

export function clearProblems(form: HTMLElement): void {
  form.querySelector('#summary')?.remove();
  for (const message of form.querySelectorAll('.err')) message.remove();
  for (const bad of form.querySelectorAll('.bad')) bad.classList.remove('bad');
  for (const field of form.querySelectorAll('[aria-describedby^="message-"]'))
    field.removeAttribute('aria-describedby');
  document.title = plainTitle();
}

let title: string | undefined;
const plainTitle = () => {
  title ??= document.title;
  return title;
};

function lineTo(field: string, message: string): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${field}`;
  link.textContent = message;
  line.append(link);
  return line;
}

function mark(form: HTMLElement, problem: Problem, message: string) {
  const control = document.getElementById(problem.field);
  const holder = control?.closest('fieldset') ?? form.querySelector(`[data-item="${problem.item}"]`);
  holder?.classList.add('bad');
  const note = document.createElement('p');
  note.className = 'err';
  note.id = `message-${problem.field}`;
  note.textContent = message;
  control?.setAttribute('aria-describedby', note.id);
  const legend = holder?.querySelector('legend');
  if (legend) legend.after(note);
}

function wordsFor(form: HTMLElement, problem: Problem, words: Words): string {
  const item = form.querySelector(`[data-item="${problem.item}"]`);
  const row = document.getElementById(problem.field)?.closest('fieldset');
  const values: Words = {
    item: legendOf(item),
    row: row === item ? '' : legendOf(row ?? null),
    option: item?.querySelector('[data-exclusive]')?.closest('label')?.textContent ?? '',
    limit: String(problem.limit ?? ''),
  };
  return (words[problem.code] ?? '').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
}

/** A question's own words, without its number. */
function legendOf(holder: Element | null): string {
  const legend = holder?.querySelector('legend');
  const number = legend?.querySelector('.no')?.textContent ?? '';
  return (legend?.textContent ?? '').slice(number.length).trim();
}
