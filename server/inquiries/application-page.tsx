import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import type { Department } from '../staff/departments.ts';
import { ApplicationFields } from './application-fields.tsx';
import type { ApplicationForm } from './application-form.ts';

interface Props {
  form: ApplicationForm;
  departments: readonly Department[];
  messages: ReadonlyMap<string, string>;
  /** Why it could not be taken, in a title and what to do. */
  refusal: { title: string; help: string } | undefined;
}

/** 政府信息公开申请表 online: no account, and nothing that the law does not let a body ask. */
export function ApplicationPage({ form, departments, messages, refusal }: Props) {
  const { t, href } = useView();
  return (
    <div class="cols">
      <form class="read" method="post" action={href('/disclosure/applications')} noValidate>
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href('/disclosure')}>{t('applications.guide')}</a>
        </p>
        <h1>{t('applications.apply')}</h1>
        <p class="lead">{t('applications.apply_lead')}</p>
        <Refused refusal={refusal} />
        <input type="hidden" name="key" value={form.key} />
        <ApplicationFields {...{ form, departments, messages }} />
        <div class="sec stack">
          <button class="btn" type="submit">
            {t('applications.send')}
          </button>
          <p class="sm dim">{t('applications.nothing_else')}</p>
        </div>
      </form>
      <aside aria-labelledby="next">
        <h2 id="next">{t('applications.next')}</h2>
        <ApplicationSteps />
      </aside>
    </div>
  );
}

export function Refused({ refusal }: Pick<Props, 'refusal'>) {
  return refusal ? (
    <div class="note warn more" role="alert">
      <p>
        <b>{refusal.title}</b>
      </p>
      <p>{refusal.help}</p>
    </div>
  ) : null;
}

/** What happens with an application that came online, and when. */
export function ApplicationSteps() {
  const { t } = useView();
  const steps = [
    [t('applications.next_confirm'), t('applications.next_confirm_what')],
    [t('applications.next_correct'), t('applications.next_correct_what')],
    [t('applications.next_reply'), t('applications.next_reply_what')],
    [t('applications.next_any'), t('applications.next_any_what')],
  ];
  return (
    <ol class="tl">
      {steps.map(([when, what]) => (
        <li key={what}>
          <b>{when}</b>
          {what}
        </li>
      ))}
    </ol>
  );
}
