import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { ERRATUM_MAX, ERRATUM_MIN, type NoteProblem } from '../staff/retractions.ts';

interface Props {
  base: string;
  standing: { no: number; settled: boolean; retracted: boolean };
  /** Whether nothing is missing and nothing waits. */
  proposable: boolean;
  note: { zh: string; en: string };
  problems: { zh?: NoteProblem; en?: NoteProblem };
}

/** The correction of the outcome that is public: to begin it, and when the answers are changed, to propose it. */
export function CorrectionPart({ base, standing, proposable, note, problems }: Props) {
  const { t, href } = useView();
  if (standing.settled)
    return (
      <form method="post" action={href(`${base}/corrections`)}>
        <p>{t(standing.retracted ? 'correcting.begin_after_pull' : 'correcting.begin_help')}</p>
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('correcting.begin')}
          </button>
        </p>
      </form>
    );
  const messages = new Map(
    Object.entries(problems).map(([name, problem]) => [
      name,
      t(problem === 'long' ? 'correcting.note_long' : 'correcting.note_short', {
        min: ERRATUM_MIN,
        max: ERRATUM_MAX,
      }),
    ]),
  );
  return (
    <section class="stack" aria-labelledby="correcting">
      <ErrorSummary messages={messages} />
      <h2 id="correcting">{t('correcting.correct_outcome', { no: standing.no })}</h2>
      <p class="note warn">{t('correcting.begun_help')}</p>
      {proposable ? (
        <form class="stack read" method="post" action={href(`${base}/proposals`)} novalidate>
          <Field
            name="zh"
            label={t('correcting.public_note_zh')}
            value={note.zh}
            message={messages.get('zh')}
          />
          <Field
            name="en"
            label={t('correcting.public_note_en')}
            value={note.en}
            message={messages.get('en')}
          />
          <p class="actions">
            <button class="btn" type="submit">
              {t('correcting.propose_correction')}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  message: string | undefined;
}

function Field({ name, label, value, message }: FieldProps) {
  return (
    <div class={message ? 'field item bad' : 'field more'}>
      <label for={name}>{label}</label>
      {message ? (
        <p class="err" id={`${name}-problem`}>
          {message}
        </p>
      ) : null}
      <textarea
        id={name}
        name={name}
        rows={4}
        {...(message ? { 'aria-invalid': 'true', 'aria-describedby': `${name}-problem` } : {})}
      >
        {value}
      </textarea>
    </div>
  );
}
