import { sayDay, sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { mayAct } from './acting.ts';
import type { ApplicationCase } from './application-case.ts';
import { ApplicationState, DueWords } from './application-facts.tsx';
import { dayReceived } from './application-standing.ts';
import { deliveryWords, formWords, requesterWords, wayWords, wordOf } from './application-words.ts';
import { readDetails } from './applications.ts';
import { FoldedContact } from './contact-form.tsx';
import type { DeskForm } from './desk-forms.ts';
import type { ContactPurpose } from './inquiries.ts';
import { inquiryActWords } from './inquiry-words.ts';
import { replyRows, rowOf } from './reply-kinds.ts';

interface Props extends ApplicationCase {
  forms: readonly DeskForm[];
  messages: ReadonlyMap<string, string>;
  /** What was sent and could not be kept. */
  sent: { act: string; entered: { [field: string]: string } } | undefined;
  /** What the officer may open of what the applicant left sealed. */
  contacts: readonly ContactPurpose[];
  /** The officer may begin what is disclosed of its own accord. */
  mayDraft: boolean;
  now: Date;
}

/** Acts that go to the applicant as a letter. */
export const letterActs = ['ask-correction', 'grant-extension', 'charge', 'reply'] as const;

/** An application with everything that its procedure allows now. */
export function ApplicationCasePage(props: Props) {
  const { t, href } = useView();
  const { inquiry, department, messages } = props;
  const { say } = useView();
  const { row, standing } = inquiry;
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href('/workspace/applications')}>{t('applications.desk')}</a>
        </p>
        <h1>{t('applications.case', { number: row.number })}</h1>
        <p>
          <ApplicationState standing={standing} />
          <span class="dim"> {say(department.name)}</span>
        </p>
        <Facts inquiry={inquiry} />
        <Same {...props} />
        <Acts {...props} />
        <FoldedContact number={row.number} contacts={props.contacts} />
      </div>
      <History {...props} />
    </WorkspaceFrame>
  );
}

function Facts({ inquiry }: Pick<Props, 'inquiry'>) {
  const { t, say, language } = useView();
  const { row, standing } = inquiry;
  const details = readDetails(row.details);
  const word = (words: Parameters<typeof wordOf>[0], code: string | undefined) => {
    const key = wordOf(words, code);
    return key ? t(key) : '—';
  };
  const counted = replyRows.find(({ code }) => code === rowOf(standing));
  const facts: [string, preact.ComponentChildren][] = [
    [t('applications.due'), <DueWords standing={standing} />],
    [
      t('applications.received_on'),
      standing.clocks.at(-1)?.unconfirmed
        ? t('applications.unconfirmed')
        : sayDay(dayReceived(inquiry), language),
    ],
    [t('applications.way'), word(wayWords, details?.way)],
    [t('applications.requester'), word(requesterWords, row.requester)],
    [t('applications.information'), row.title ?? t('applications.withdrawn_words')],
    ...(details?.doc_no ? [[t('applications.doc_no'), details.doc_no] as [string, string]] : []),
    ...(row.body ? [[t('applications.features'), row.body] as [string, string]] : []),
    [t('applications.form'), word(formWords, details?.form)],
    [t('applications.delivery'), word(deliveryWords, details?.delivery)],
    ...(counted ? [[t('applications.counted_as'), say(counted.text)] as [string, string]] : []),
  ];
  return (
    <dl class="check">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Several ask for the same: what may be disclosed to all is better disclosed at once (art. 44). */
function Same({ same, inquiry, mayDraft }: Props) {
  const { t, href, language } = useView();
  if (same.length === 0) return null;
  const path = `/workspace/applications/${inquiry.row.number}/document`;
  return (
    <section class="note" aria-labelledby="same">
      <h2 id="same">{t('applications.same', { count: same.length })}</h2>
      <p>{t('applications.same_help')}</p>
      <ul class="plain more">
        {same.map(({ number, title, receivedOn }) => (
          <li key={number}>
            <a href={href(`/workspace/applications/${number}`)}>{number}</a> {title}{' '}
            <span class="dim">{sayDay(receivedOn, language)}</span>
          </li>
        ))}
      </ul>
      {mayDraft ? (
        <form class="more" method="post" action={href(path)}>
          <button class="btn alt" type="submit">
            {t('applications.draft_document')}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Acts({ inquiry, forms, messages, sent, now }: Props) {
  const { t, href, officer } = useView();
  const open = officer ? forms.filter(({ act }) => mayAct(officer, inquiry, act)) : [];
  if (open.length === 0) return null;
  const action = href(`/workspace/applications/${inquiry.row.number}/acts`);
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{t('applications.acts')}</h2>
      {open.map(({ act, title, help, Fields }) => {
        const entered = sent?.act === act ? sent.entered : {};
        return (
          <details key={act} class="more" id={act} open={sent?.act === act}>
            <summary>
              <b>{t(title)}</b>
            </summary>
            <form method="post" action={action} noValidate>
              <input type="hidden" name="act" value={act} />
              <input type="hidden" name="seq" value={inquiry.standing.seq} />
              {help ? <p>{t(help)}</p> : null}
              {messages.has(act) ? <p class="err">{messages.get(act)}</p> : null}
              {Fields ? (
                <Fields {...{ inquiry, entered, messages, now }} departments={[]} templates={[]} />
              ) : null}
              <p class="more">
                <button class="btn" type="submit">
                  {t(title)}
                </button>
              </p>
            </form>
          </details>
        );
      })}
    </section>
  );
}

function History({ inquiry, words }: Props) {
  const { t, href, language } = useView();
  const letters: readonly string[] = letterActs;
  return (
    <section class="read sec" aria-labelledby="history">
      <h2 id="history">{t('applications.history')}</h2>
      <ol class="tl more">
        {inquiry.acts.map((kept) => (
          <li key={kept.seq}>
            <b>{t(inquiryActWords[kept.act])}</b>
            <time>{sayTime(kept.at, language)}</time>
            <ActWords act={kept} />
            {words
              .filter(({ seq }) => seq === kept.seq)
              .map((each) => (
                <p class="words say" key={each.seq}>
                  {each.words}
                </p>
              ))}
            {letters.includes(kept.act) ? (
              <a href={href(`/workspace/applications/${inquiry.row.number}/letters/${kept.seq}`)}>
                {t('applications.letter')}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What an act said, as far as its name does not. */
function ActWords({ act: kept }: { act: Props['inquiry']['acts'][number] }) {
  const { t, language } = useView();
  const day = (value: string) => sayDay(value, language);
  switch (kept.act) {
    case 'reply':
      return <p class="words say">{kept.content.text}</p>;
    case 'ask-correction':
      return (
        <p class="words say">
          {kept.content.what} {t('applications.until', { day: day(kept.content.until) })}
        </p>
      );
    case 'ask-extension':
      return (
        <p class="words say">
          {t('applications.asks_days', { count: kept.content.days })} {kept.content.reason}
        </p>
      );
    case 'refuse-extension':
      return <p class="words say">{kept.content.reason}</p>;
    case 'charge':
      return (
        <p class="say">
          {t('applications.yuan', { yuan: kept.content.yuan })} {day(kept.content.day)}
        </p>
      );
    case 'consult':
    case 'consult-end':
    case 'charge-end':
    case 'correct':
      return <p class="say">{day(kept.content.day)}</p>;
    case 'note':
      return <p class="words say">{kept.content.note}</p>;
    default:
      return null;
  }
}
