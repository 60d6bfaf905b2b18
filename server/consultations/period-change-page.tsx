import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { stateWords } from '../staff/approval-words.ts';
import type { Consultation } from './consultations.ts';
import type { ChangeForm } from './period-change-form.ts';
import { changeWords } from './period-change-words.ts';
import type { ChangeKind, PeriodChange } from './period-changes.ts';

interface Props {
  consultation: Consultation;
  changes: PeriodChange[];
  /** What can be done now by the officer who looks; nothing for others. */
  possible: ChangeKind[];
  given: Pick<ChangeForm, 'fields' | 'problems'> | undefined;
}

/** The period as it stands, every change proposed, and the form for the next one. */
export function PeriodChangePage({ consultation, changes, possible, given }: Props) {
  const { t, say, href, language } = useView();
  const { window, feedbackDueOn } = consultation.round;
  const messages = new Map([...(given?.problems ?? [])].map(([field, key]) => [field, t(key)]));
  return (
    <WorkspaceFrame current="consultations">
      <div class="read stack">
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href(`/workspace/consultations/${consultation.slug}`)}>{say(consultation.title)}</a>
        </p>
        <h1>{t('periods.title')}</h1>
        <p>
          {t('periods.now', {
            closing: sayClosing(window.closesAt, language),
            feedback: sayDay(feedbackDueOn, language),
          })}
        </p>
      </div>
      <History changes={changes} />
      {possible.length > 0 ? (
        <ChangeFormView consultation={consultation} possible={possible} given={given} messages={messages} />
      ) : null}
    </WorkspaceFrame>
  );
}

function History({ changes }: Pick<Props, 'changes'>) {
  const { t, say, href, language } = useView();
  if (changes.length === 0) return <p class="empty">{t('periods.none')}</p>;
  const columns = [t('periods.change'), t('periods.new_close'), t('periods.reason'), t('staff.state')];
  return (
    <section class="sec">
      <h2 id="history">{t('periods.history')}</h2>
      <ScrollingTable labelledBy="history" columns={columns}>
        {changes.map(({ id, kind, closesAt, reason, approval }) => (
          <tr key={id}>
            <th scope="row">{t(changeWords[kind])}</th>
            <td>{closesAt ? sayClosing(closesAt, language) : null}</td>
            <td>{say(reason)}</td>
            <td>
              {approval ? (
                <a href={href(`/workspace/approvals/${approval.id}`)}>{t(stateWords[approval.state])}</a>
              ) : null}
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

type FormProps = Pick<Props, 'consultation' | 'possible' | 'given'> & { messages: Map<string, string> };

function ChangeFormView({ consultation, possible, given, messages }: FormProps) {
  const { t, href } = useView();
  const fields = given?.fields;
  return (
    <section class="sec read">
      <h2>{t('periods.propose')}</h2>
      <p class="dim">{t('periods.propose_help')}</p>
      <form method="post" action={href(`/workspace/consultations/${consultation.slug}/period`)}>
        <fieldset class={messages.has('kind') ? 'item bad more' : 'item more'} id="kind">
          <legend>{t('periods.change')}</legend>
          <Problem field="kind" messages={messages} />
          <div class="opts">
            {possible.map((kind) => (
              <label key={kind} class="opt">
                <input type="radio" name="kind" value={kind} checked={fields?.kind === kind} />
                <span>{t(changeWords[kind])}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field name="day" date value={fields?.day} help={t('periods.new_close_help')} messages={messages} />
        <Field name="time" value={fields?.time ?? '24:00'} messages={messages} />
        <Words name="reason" value={fields?.reason} messages={messages} />
        <Words name="reason_en" value={fields?.reason_en} messages={messages} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('periods.submit')}
          </button>
        </p>
      </form>
    </section>
  );
}

const labels = {
  day: 'periods.new_close',
  time: 'periods.new_close_time',
  reason: 'periods.reason',
  reason_en: 'periods.reason_en',
} as const;

interface FieldProps {
  name: keyof typeof labels;
  value: string | undefined;
  help?: string;
  messages: Map<string, string>;
}

function Field({ name, date = false, value, help, messages }: FieldProps & { date?: boolean }) {
  const { t } = useView();
  return (
    <div class={messages.has(name) ? 'field item bad' : 'field more'}>
      <label for={name}>{t(labels[name])}</label>
      <Problem field={name} messages={messages} />
      {date ? (
        <input type="date" id={name} name={name} value={value} {...described(name, messages, help)} />
      ) : (
        <input type="text" id={name} name={name} value={value} {...described(name, messages, help)} />
      )}
      {help ? (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}

function Words({ name, value, messages }: FieldProps) {
  const { t } = useView();
  return (
    <div class={messages.has(name) ? 'field item bad' : 'field more'}>
      <label for={name}>{t(labels[name])}</label>
      <Problem field={name} messages={messages} />
      <textarea id={name} name={name} rows={3} {...described(name, messages)}>
        {value}
      </textarea>
    </div>
  );
}

function Problem({ field, messages }: { field: string; messages: Map<string, string> }) {
  const message = messages.get(field);
  return message ? (
    <p class="err" id={`${field}-problem`}>
      {message}
    </p>
  ) : null;
}

function described(name: string, messages: Map<string, string>, help?: string) {
  const ids = [...(messages.has(name) ? [`${name}-problem`] : []), ...(help ? [`${name}-help`] : [])];
  return {
    ...(messages.has(name) ? { 'aria-invalid': true } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
}
