import type { Text } from '#shared/questionnaire/definition.ts';
import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { ComingFrom } from './coming-from.ts';
import { CaseClock } from './desk-clock.tsx';
import { casePath } from './desk-filter.ts';
import { History, type Named } from './desk-history.tsx';
import { type Inquiry, wordsOf } from './inquiries.ts';
import {
  type InquiryChannel,
  type InquiryKind,
  inquiryCategories,
  kindRule,
  type Requester,
} from './inquiry-rules.ts';
import { channelWords, ratingWords, requesterWords, stateWords } from './inquiry-words.ts';
import { stateFills } from './queue-words.ts';

export interface ReaderProps {
  inquiry: Inquiry;
  named: Named;
  /** Whether the officer may know who asked. */
  knows: boolean;
  /** The case whose answer counts, where this one was merged. */
  into: Inquiry | undefined;
  from: ComingFrom;
  mergedHere: readonly { number: string; title: string | null }[];
}

/** What was asked, its clock, who has it, and everything that was done. */
export function Reader(props: ReaderProps) {
  const { t, say, language } = useView();
  const { inquiry, named, knows } = props;
  const { row, standing } = inquiry;
  const category = wordsOf(inquiryCategories, row.category);
  return (
    <section class="stack" aria-labelledby="case">
      <h2 id="case">{row.number}</h2>
      <p class="row sm">
        <span class={`st ${stateFills[standing.state]}`}>{t(stateWords[standing.state])}</span>
        <span class="tag">{say(kindRule(row.kind as InquiryKind).text)}</span>
        {category ? <span class="tag">{say(category)}</span> : null}
        {standing.urgent ? <b class="tag">{t('inquiryDesk.urgent')}</b> : null}
        {standing.confidential ? <b class="tag">{t('inquiryDesk.confidential')}</b> : null}
      </p>
      <p class="sm dim">
        {t('inquiryDesk.received_by', {
          time: sayTime(new Date(row.received_at), language),
          channel: t(channelWords[row.channel as InquiryChannel]),
        })}
        {knows ? ` · ${t(requesterWords[row.requester as Requester])}` : null}
        {row.external_number && row.external_number !== row.number ? ` · ${row.external_number}` : null}
      </p>
      {knows ? null : <p class="note">{t('inquiryDesk.confidential_help')}</p>}
      <CaseClock standing={standing} />
      {row.body === null ? (
        <p class="note">{t('inquiryDesk.withdrawn_words')}</p>
      ) : (
        <blockquote class="say words" lang={row.language}>
          {row.body}
        </blockquote>
      )}
      <From {...props} />
      <Departments {...props} />
      <Answer {...props} />
      <History inquiry={inquiry} named={named} />
    </section>
  );
}

function Departments({ inquiry: { row, standing }, named }: ReaderProps) {
  const { t, say } = useView();
  const name = (id: string) => say(named.departments.get(id) ?? ({ 'zh-CN': id } satisfies Text));
  const lines: [label: string, value: string][] = [
    [t('inquiryDesk.registered_by'), name(row.department_id)],
    [t('inquiryDesk.lead'), standing.lead ? name(standing.lead) : t('inquiryDesk.nobody_yet')],
  ];
  if (standing.with.length > 0)
    lines.push([t('inquiryDesk.with'), standing.with.map(name).join(t('interviews.comma'))]);
  return (
    <ul class="plain sm">
      {lines.map(([label, value]) => (
        <li key={label}>{t('common.pair', { name: label, value })}</li>
      ))}
    </ul>
  );
}

/** Under which special topic it was asked, and from which of our pages or which other case it came. */
function From({ from: { topic, origin, address } }: ReaderProps) {
  const { t, say, href } = useView();
  return (
    <>
      {topic ? (
        <p class="sm">
          {t('inquiryDesk.topic')}{' '}
          {topic.title ? (
            <a href={href(`/inquiries/topics/${topic.slug}`)}>{say(topic.title)}</a>
          ) : (
            topic.slug
          )}
        </p>
      ) : null}
      {origin && address ? (
        <p class="sm">
          <a href={href(address)}>
            {origin.from === 'inquiry'
              ? t('inquiryDesk.split_from', { number: origin.number })
              : t(originWords[origin.from], { no: origin.no })}
          </a>
        </p>
      ) : null}
    </>
  );
}

const originWords = {
  comment: 'inquiryDesk.from_comment',
  interview_question: 'inquiryDesk.from_question',
} as const;

/** The answer as it stands, or the case whose answer this one follows; and those that follow this one. */
function Answer({ inquiry: { standing }, into, mergedHere, named }: ReaderProps) {
  const { t, say, href, language } = useView();
  const reply = (into ?? { standing }).standing.reply;
  return (
    <>
      {into ? (
        <p class="note">
          <a href={href(casePath(into.row.number))}>
            {t('inquiryDesk.merged_into', { number: into.row.number })}
          </a>
        </p>
      ) : null}
      {reply ? (
        <div class="ans stack">
          <p class="sm">
            {t('inquiryDesk.answered_by', {
              time: sayTime(reply.at, language),
              name: say(named.departments.get(reply.departmentId ?? '') ?? { 'zh-CN': '' }),
            })}
          </p>
          <p class="words">{reply.text}</p>
          {standing.rating ? (
            <p class="sm">
              <b>{t(ratingWords[standing.rating])}</b>
            </p>
          ) : null}
        </div>
      ) : null}
      {mergedHere.length > 0 ? (
        <>
          <h3>{t('inquiryDesk.merged_here', { count: mergedHere.length })}</h3>
          <ul class="plain sm">
            {mergedHere.map(({ number, title }) => (
              <li key={number}>
                <a href={href(casePath(number))}>{number}</a> {title}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
