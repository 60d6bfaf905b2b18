import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Item, Option } from '#shared/questionnaire/definition.ts';
import { declaredOptions } from '#shared/questionnaire/items.ts';
import { logicView } from '#shared/questionnaire/logic-view.ts';
import { shuffled } from '#shared/questionnaire/order.ts';
import type { Replay } from '#shared/questionnaire/replay.ts';
import { nextStep, previousStep, type Step, stepPath } from '#shared/questionnaire/steps.ts';
import { sayClosing } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { JsonScript } from '../http/json-script.tsx';
import { useView } from '../http/view.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';
import { ItemField } from './fields/item-field.tsx';
import { Progress } from './progress.tsx';
import { scriptWords } from './script-words.ts';

export interface StepPageProps {
  questionnaire: Questionnaire;
  version: Version;
  steps: Step[];
  step: Step;
  replayed: Replay;
  answers: Answers;
  messages: Map<string, string>;
  /** The seed of shuffled options; without one the script shuffles. */
  seed?: string | undefined;
  /** Where the half answer lives: sealed in the store, or on the respondent's device. */
  kept: 'store' | 'device';
  notice?: string | undefined;
  /** Where a preview stands, and what it takes along from page to page. */
  preview?: { base: string; carried: { [name: string]: string } } | undefined;
}

/** One step of the questionnaire: a section, or in senior mode one item. */
export function StepPage(props: StepPageProps) {
  const { questionnaire, version, steps, step, replayed, answers, messages, kept, notice, preview } = props;
  const view = useView();
  const { t, say, href, language } = view;
  const { definition } = version;
  const base = href(preview?.base ?? `/questionnaires/${questionnaire.slug}`);
  const back = previousStep(steps, step.code, replayed);
  const last = !nextStep(steps, step.code, replayed);
  const at = steps.indexOf(step) + 1;
  return (
    <div class="cols aside">
      <aside class="stay stack">
        <p>
          <b>{say(definition.title)}</b>
        </p>
        <p class="dim sm">
          {t('responses.anonymous')} ·{' '}
          {t('common.until', { closing: sayClosing(questionnaire.closesAt, language) })}
        </p>
      </aside>
      <form
        class="read"
        method="post"
        action={`${base}${stepPath(step)}`}
        noValidate
        data-behaviour="step"
        data-kept={kept}
      >
        <ErrorSummary messages={messages} />
        <p class="sm dim">
          {step.by === 'section'
            ? t('responses.section_of', { no: at, count: steps.length })
            : t('responses.item_of', { no: at, count: steps.length })}
        </p>
        <h1>{say(step.section.title)}</h1>
        <Progress steps={steps} step={step} />
        {notice ? <p class="note">{notice}</p> : null}
        <input type="hidden" name="version" value={version.no} />
        {Object.entries(preview?.carried ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {step.items.map((item) => (
          <ItemField
            key={item.code}
            definition={definition}
            item={item}
            away={!replayed.visible.has(item.code)}
            options={optionsInOrder(props, item)}
            offered={new Set((replayed.offered.get(item.code) ?? []).map((option) => option.code))}
            answers={answers}
            messages={messages}
          />
        ))}
        <p class="saved" role="status" aria-live="polite" data-status />
        <div class="sec row actions">
          <button class="btn" type="submit">
            {last
              ? t('responses.to_check')
              : t(step.by === 'item' ? 'responses.next_item' : 'responses.next')}
          </button>
          {back ? (
            <button class="btn alt" type="submit" name="to" value="back">
              {t('responses.previous')}
            </button>
          ) : null}
        </div>
        <JsonScript
          id="questionnaire"
          data={{
            slug: questionnaire.slug,
            version: version.no,
            language,
            base,
            by: step.by,
            step: step.code,
            answers: kept === 'store' ? answers : {},
            definition: logicView(definition),
            words: scriptWords(view),
          }}
        />
      </form>
    </div>
  );
}

/** The declared options, shuffled where the item asks for it and the seed is known. */
function optionsInOrder({ version, seed }: StepPageProps, item: Item): Option[] {
  const options = declaredOptions(version.definition, item).filter((option) => !option.retired);
  return 'shuffle' in item && item.shuffle && seed ? shuffled(options, `${seed}/${item.code}`) : options;
}
