import { replay } from '#shared/questionnaire/replay.ts';
import { mergeStep, stepOutcome } from '#shared/questionnaire/step-outcome.ts';
import { previousStep, type Step, stepPath, stepsOf } from '#shared/questionnaire/steps.ts';
import { type Draft, dropDraft, findDraft, newDraft, saveDraft } from './draft.ts';
import { exclusive } from './exclusive.ts';
import { fill } from './fill.ts';
import { type StepData, stepData } from './page-data.ts';
import { postTo } from './post-to.ts';
import { showProblems } from './problems.ts';
import { reveal } from './reveal.ts';
import { shuffle } from './shuffle.ts';

/**
 * A step of the questionnaire: conditions react at once. Where the half answer lives on the device, it is kept at every
 * change and going on needs no server; where the store holds it, the form posts as it would without a script.
 */
export function step(form: HTMLElement): void {
  const data = stepData(form);
  if (!data || !(form instanceof HTMLFormElement)) return;
  const steps = stepsOf(data.definition, data.by);
  const here = steps.find((each) => each.code === data.step);
  if (!here) return;
  exclusive(form);
  if (form.dataset.kept === 'device') onDevice(form, data, steps, here);
  else react(form, data, here);
}

const fieldsOf = (form: HTMLFormElement) =>
  new URLSearchParams(
    [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]),
  );

function react(form: HTMLFormElement, data: StepData, here: Step) {
  const update = () => {
    const answers = mergeStep(data.definition, here, data.answers, fieldsOf(form));
    reveal(form, replay(data.definition, answers));
  };
  form.addEventListener('change', update);
  update();
}

function onDevice(form: HTMLFormElement, data: StepData, steps: Step[], here: Step) {
  let draft = findDraft(data.slug) ?? newDraft(data.version);
  const save = () => saveDraft(data.slug, { ...draft, at: location.pathname });
  if (!save()) return react(form, data, here);
  if (draft.version !== data.version && !location.search) {
    location.replace(`${location.pathname}?version=${draft.version}`);
    return;
  }
  shuffle(form, data.definition, here, draft.key);
  fill(form, data.definition, draft.answers);
  const update = () => {
    draft.answers = mergeStep(data.definition, here, draft.answers, fieldsOf(form));
    reveal(form, replay(data.definition, draft.answers));
  };
  update();
  // What was just revealed is filled from the draft in turn.
  fill(form, data.definition, draft.answers);
  const status = form.querySelector('[data-status]');
  const keep = (): boolean => {
    // Another window may have written since, or pages after this one, if the back button led here.
    const kept = findDraft(data.slug);
    if (kept && kept.key !== draft.key) {
      location.reload();
      return false;
    }
    draft = kept ?? draft;
    update();
    save();
    if (status) status.textContent = data.words.saved ?? '';
    return true;
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  let back = false;
  form.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) back = button.name === 'to';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (keep()) goOn(form, data, steps, here, draft, back);
    back = false;
  });
}

function goOn(form: HTMLFormElement, data: StepData, steps: Step[], here: Step, draft: Draft, back: boolean) {
  const address = (to: Step) =>
    data.base + stepPath(to) + location.search.replace(/more=1&?/, '').replace(/\?$/, '');
  if (back) {
    const to = previousStep(steps, here.code, replay(data.definition, draft.answers));
    if (to) location.assign(address(to));
    return;
  }
  const outcome = stepOutcome(data.definition, steps, here, draft.answers, fieldsOf(form));
  if ('ended' in outcome) {
    dropDraft(data.slug);
    form.submit();
  } else if ('problems' in outcome) showProblems(form, outcome.problems, data.words);
  else if ('more' in outcome) document.getElementById(outcome.more)?.focus();
  else if ('next' in outcome) location.assign(address(outcome.next));
  else postTo(`${data.base}/check`, deviceFields(data, draft));
}

/** What the check page is made of: only answers that count, as the logic leaves them. */
function deviceFields(data: StepData, draft: Draft): { [name: string]: string } {
  const { answers, derived } = replay(data.definition, draft.answers);
  for (const code of derived) delete answers[code];
  return {
    version: String(draft.version),
    key: draft.key,
    answers: JSON.stringify(answers),
    language: data.language,
    ...(draft.via ? { via: draft.via } : {}),
  };
}
