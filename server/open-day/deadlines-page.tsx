import type { Key } from '#shared/i18n/catalogues.ts';
import { type Deadline, receiptWays } from '../calendar/disclosure-deadlines.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { DeadlinesFound } from './deadlines-found.tsx';
import type { DayField, DeadlinesAsked } from './deadlines-request.ts';

interface Props {
  asked: DeadlinesAsked;
  deadlines: readonly Deadline[];
}

const labels: { [field in DayField | 'formed']: { label: Key; hint: Key } } = {
  received: { label: 'wayfinding.received', hint: 'wayfinding.received_hint' },
  corrected: { label: 'wayfinding.corrected', hint: 'wayfinding.corrected_hint' },
  asked: { label: 'wayfinding.asked', hint: 'wayfinding.asked_hint' },
  answered: { label: 'wayfinding.answered', hint: 'wayfinding.answered_hint' },
  replied: { label: 'wayfinding.replied', hint: 'wayfinding.replied_hint' },
  formed: { label: 'wayfinding.formed', hint: 'wayfinding.formed_hint' },
};

/** By which day: an application for disclosure from its receipt to the last remedy, and active disclosure. */
export function DeadlinesPage({ asked, deadlines }: Props) {
  const { t, href } = useView();
  const { problems } = asked;
  const messages = new Map(
    [...problems].map(([field, { key, before }]) => [
      field === 'way' ? `way-${receiptWays[0]?.code}` : field,
      t(key, before ? { field: t(labels[before].label) } : undefined),
    ]),
  );
  return (
    <div class="stack">
      <ErrorSummary messages={messages} />
      <h1>{t('wayfinding.deadlines')}</h1>
      <p class="lead read">{t('wayfinding.deadlines_lead')}</p>
      {deadlines.length > 0 ? <DeadlinesFound asked={asked} deadlines={deadlines} /> : null}
      <form class="read np" method="get" action={href('/disclosure/deadlines')} novalidate>
        <h2>{t('wayfinding.of_application')}</h2>
        <Ways asked={asked} />
        <DayInput field="received" asked={asked} messages={messages} />
        <details
          class="more"
          open={Boolean(asked.typed.corrected || asked.typed.asked || asked.typed.replied)}
        >
          <summary>{t('wayfinding.further')}</summary>
          {(['corrected', 'asked', 'answered', 'replied'] as const).map((field) => (
            <DayInput key={field} field={field} asked={asked} messages={messages} />
          ))}
        </details>
        <p class="more">
          <button class="btn" type="submit">
            {t('wayfinding.count')}
          </button>
        </p>
      </form>
      <form class="read sec np" method="get" action={href('/disclosure/deadlines')} novalidate>
        <h2>{t('wayfinding.of_active')}</h2>
        <DayInput field="formed" asked={asked} messages={messages} />
        <p class="more">
          <button class="btn alt" type="submit">
            {t('wayfinding.count_active')}
          </button>
        </p>
      </form>
      <p class="row sm np">
        <a href={href('/disclosure/which-way')}>{t('wayfinding.title')}</a>
        <a href={href('/disclosure')}>{t('applications.guide')}</a>
      </p>
    </div>
  );
}

function Ways({ asked: { typed, problems } }: Pick<Props, 'asked'>) {
  const { t, say } = useView();
  const problem = problems.get('way');
  return (
    <fieldset class={problem ? 'item bad' : 'item'}>
      <legend>{t('wayfinding.way')}</legend>
      {problem ? <p class="err">{t(problem.key)}</p> : null}
      <div class="opts">
        {receiptWays.map(({ code, text, received }) => (
          <label class="opt" key={code}>
            <input type="radio" id={`way-${code}`} name="way" value={code} checked={typed.way === code} />
            <span>
              {say(text)}
              <br />
              <small>{t('wayfinding.counts_as', { received: say(received) })}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface InputProps {
  field: DayField | 'formed';
  asked: DeadlinesAsked;
  messages: ReadonlyMap<string, string>;
}

function DayInput({ field, asked: { typed }, messages }: InputProps) {
  const { t } = useView();
  const message = messages.get(field);
  const told = message ? `${field}-problem ${field}-hint` : `${field}-hint`;
  return (
    <div class={message ? 'field item bad' : 'field item'}>
      <label for={field}>{t(labels[field].label)}</label>
      {message ? (
        <p class="err" id={`${field}-problem`}>
          {message}
        </p>
      ) : null}
      <input
        type="date"
        id={field}
        name={field}
        value={typed[field]}
        aria-describedby={told}
        {...(message ? { 'aria-invalid': true } : {})}
      />
      <p class="hint" id={`${field}-hint`}>
        {t(labels[field].hint)}
      </p>
    </div>
  );
}
