import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { described, itemClass, Problem } from './approval-fields.tsx';
import { actWords, kindWords } from './approval-words.ts';
import { type Filled, type Known, middleActs } from './chain-form.ts';
import type { Department } from './departments.ts';
import type { PublicationKind } from './publications.ts';

interface Props {
  department: Department;
  kind: PublicationKind;
  known: Known;
  filled: Filled;
  problems: ReadonlyMap<string, string>;
}

/** The acts that a department asks for before it publishes something of a kind. */
export function ChainPage({ department, kind, known, filled, problems }: Props) {
  const { t, say, href } = useView();
  const field = { known, problems };
  return (
    <WorkspaceFrame current="chains">
      <div class="read stack">
        <ErrorSummary messages={problems} />
        <p class="sm">
          <a href={href('/workspace/chains')}>{t('staff.chains')}</a>
        </p>
        <h1>{t('chains.title', { department: say(department.name) })}</h1>
        <p class="lead">{t(kindWords[kind])}</p>
        <p>{t('chains.secrecy_rule')}</p>
        <p class="dim">{t('chains.intro_kept')}</p>
        <form method="post" action={href(`/workspace/chains/${department.slug}/${kind}`)}>
          <p>{t('chains.first_fixed')}</p>
          {filled.middle.map(({ act, who }, at) => {
            const step = at + 2;
            return (
              <div key={step} class="cols even more">
                <ActField step={step} act={act} problems={problems} />
                <WhoField id={`who_${step}`} label={t('chains.step_who', { step })} value={who} {...field} />
              </div>
            );
          })}
          <div class="more">
            <WhoField id="who_last" label={t('chains.last_who')} value={filled.last.who} {...field} />
          </div>
          <p class="actions">
            <button class="btn" type="submit">
              {t('chains.save')}
            </button>
          </p>
        </form>
      </div>
    </WorkspaceFrame>
  );
}

function ActField({ step, act, problems }: { step: number; act: string } & Pick<Props, 'problems'>) {
  const { t } = useView();
  const id = `act_${step}`;
  return (
    <div class={fieldClass(problems, id)}>
      <label for={id}>{t('chains.step_act', { step })}</label>
      <Problem given={{ problems }} field={id} />
      <select id={id} name={id} {...described({ problems }, id)}>
        <option value="">{t('chains.none')}</option>
        {middleActs.map((each) => (
          <option key={each} value={each} selected={each === act}>
            {t(actWords[each])}
          </option>
        ))}
      </select>
    </div>
  );
}

interface WhoProps extends Pick<Props, 'known' | 'problems'> {
  id: string;
  label: string;
  value: string;
}

function WhoField({ id, label, value, known, problems }: WhoProps) {
  const { t, say } = useView();
  const option = (chosen: string, words: string) => (
    <option key={chosen} value={chosen} selected={chosen === value}>
      {words}
    </option>
  );
  const others = known.departments.filter((each) => each.id !== known.departmentId);
  return (
    <div class={fieldClass(problems, id)}>
      <label for={id}>{label}</label>
      <Problem given={{ problems }} field={id} />
      <select id={id} name={id} {...described({ problems }, id)}>
        {option('', t('chains.own_people'))}
        {id !== 'who_last' && others.length > 0 ? (
          <optgroup label={t('chains.departments')}>
            {others.map((each) => option(`department:${each.id}`, say(each.name)))}
          </optgroup>
        ) : null}
        {known.people.length > 0 ? (
          <optgroup label={t('chains.officers')}>
            {known.people.map((person) =>
              option(
                `officer:${person.id}`,
                person.departmentId === known.departmentId
                  ? say(person.title)
                  : t('common.pair', { name: say(person.departmentName), value: say(person.title) }),
              ),
            )}
          </optgroup>
        ) : null}
      </select>
    </div>
  );
}

/** As other fields, but side by side with the next. */
const fieldClass = (problems: Props['problems'], id: string) =>
  problems.has(id) ? `field ${itemClass({ problems }, id)}` : 'field';
