import { dispositionOutcomes } from '#shared/terms.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { unitsOf } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { WORDS_MAX } from './dispositions.ts';
import type { GroupPageProps } from './group-page.tsx';
import { onlyAsks } from './group-records.ts';
import { OutcomeMark } from './words.tsx';

/** The answer: what it comes to, why, what changes, and in which clauses. */
export function DispositionFields(props: GroupPageProps) {
  const { t, href } = useView();
  const { consultation, group, given } = props;
  return (
    <form
      class="stack"
      method="post"
      action={href(`/workspace/consultations/${consultation.slug}/groups/${group.no}`)}
      aria-labelledby="answer"
    >
      <h2 id="answer">{t('dispositions.answer')}</h2>
      <Outcomes {...props} />
      <Words {...props} name="reason" zh={given.reasonZh} en={given.reasonEn} />
      <Words {...props} name="result" zh={given.resultZh} en={given.resultEn} />
      <Clauses {...props} />
      <p class="actions">
        <button class="btn" type="submit">
          {t('dispositions.write')}
        </button>
      </p>
    </form>
  );
}

function Outcomes({ given, group, problems }: GroupPageProps) {
  const { t } = useView();
  const problem = problems.get('outcome');
  return (
    <fieldset id="outcome" aria-describedby={problem ? 'outcome-error' : undefined}>
      <legend>{t('dispositions.outcome')}</legend>
      {problem ? (
        <p class="err" id="outcome-error">
          {problem}
        </p>
      ) : null}
      {onlyAsks(group) ? null : <p class="hint">{t('dispositions.explained_help')}</p>}
      <div class="opts">
        {dispositionOutcomes.map((outcome) => (
          <label class="opt" key={outcome}>
            <input type="radio" name="outcome" value={outcome} checked={given.outcome === outcome} />
            <OutcomeMark outcome={outcome} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface WordsProps extends GroupPageProps {
  name: 'reason' | 'result';
  zh: string;
  en: string;
}

function Words({ name, zh, en, problems }: WordsProps) {
  const { t } = useView();
  const problem = problems.get(`${name}-zh`);
  const labels =
    name === 'reason'
      ? [t('dispositions.reason_zh'), t('dispositions.reason_en'), t('dispositions.reason_help')]
      : [t('dispositions.result_zh'), t('dispositions.result_en'), t('dispositions.result_help')];
  const about = [`${name}-help`, ...(problem ? [`${name}-error`] : [])].join(' ');
  return (
    <div class="field">
      <label for={`${name}-zh`}>{labels[0]}</label>
      <p class="hint" id={`${name}-help`}>
        {labels[2]}
      </p>
      {problem ? (
        <p class="err" id={`${name}-error`}>
          {problem}
        </p>
      ) : null}
      <textarea
        id={`${name}-zh`}
        name={`${name}_zh`}
        rows={4}
        lang="zh-CN"
        maxLength={WORDS_MAX}
        aria-describedby={about}
        aria-invalid={problem ? 'true' : undefined}
      >
        {zh}
      </textarea>
      <p class="more">
        <label for={`${name}-en`}>{labels[1]}</label>
        <textarea id={`${name}-en`} name={`${name}_en`} rows={3} lang="en" maxLength={WORDS_MAX}>
          {en}
        </textarea>
      </p>
    </div>
  );
}

function Clauses({ consultation, given, problems }: GroupPageProps) {
  const view = useView();
  const { t } = view;
  const { version } = consultation.round;
  const units = unitsOf(version);
  const chosen = version.clauses.filter((clause) => given.clauses.includes(clause.key));
  const shown = version.clauses.filter((clause) => units.includes(clause) || chosen.includes(clause));
  const problem = problems.get('clauses');
  return (
    <details id="clauses" open={chosen.length > 0 || problem !== undefined}>
      <summary>{t('dispositions.clauses')}</summary>
      <fieldset>
        <legend>{t('dispositions.clauses_help')}</legend>
        {problem ? <p class="err">{problem}</p> : null}
        <div class="opts">
          {shown.map((clause) => (
            <label class="opt" key={clause.key}>
              <input type="checkbox" name="clause" value={clause.key} checked={chosen.includes(clause)} />
              {sayClause(view, clause)}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
