import type { ComponentChildren } from 'preact';
import type { noticeChannels } from '#shared/consultation/definition.ts';
import type { Key } from '#shared/i18n/catalogues.ts';
import { sayClosing } from '#shared/text/dates.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { findClause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import type { ConsultationView } from './consultation-page.tsx';

type Props = Pick<ConsultationView, 'consultation' | 'origin'>;

const channelWords = {
  web: 'terms.channel_online',
  post: 'terms.channel_letter',
  email: 'terms.channel_email',
  phone: 'terms.channel_phone',
  hall: 'terms.channel_hall',
} as const satisfies { [kind in (typeof noticeChannels)[number]]: Key };

/** What it is about, and the questions on which views are sought, each leading to its clause. */
export function KeyPoints({ consultation }: Props) {
  const view = useView();
  const { t, say } = view;
  const { notice, version } = consultation.round;
  return (
    <section class="stack read" aria-labelledby="points">
      <h2 id="points">{t('consultations.points')}</h2>
      <p class="lead">{say(notice.notice.matter)}</p>
      {notice.questions.length > 0 ? (
        <ul class="plain lines">
          {notice.questions.map(({ clause: key, text }) => {
            const clause = key === null ? undefined : findClause(version, key);
            return (
              <li key={say(text)}>
                <a href={clause ? `#clause-${clause.key}` : '#draft'}>
                  <b>{sayClause(view, clause)}</b>
                  {clause?.affected ? ` ${say(clause.affected)}` : ''}
                </a>
                <br />
                {say(text)}
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

/** The notice as the law wants it: basis, ways of equal weight, until when and why, contact, hearing. */
export function NoticePart({ consultation, origin }: Props) {
  const { t, say, language, href } = useView();
  const { notice: whole, window } = consultation.round;
  const { notice, round } = whole;
  return (
    <section class="sec" aria-labelledby="notice">
      <h2 id="notice">{t('consultations.notice')}</h2>
      <p>{say(notice.title)}</p>
      <dl class="check more">
        <Row term={t('consultations.basis')}>
          {notice.basis.map(({ law, article }) => (
            <p key={say(law)}>
              {article
                ? t('consultations.law_article', { law: say(law), article: say(article) })
                : t('consultations.law', { law: say(law) })}
            </p>
          ))}
        </Row>
        <Row term={t('consultations.until_when')}>
          <p>
            <b>{t('common.until', { closing: sayClosing(window.closesAt, language) })}</b>
          </p>
          {round.shortened_reason ? (
            <p class="note warn">
              <b>{t('consultations.shortened')}</b>
              {say(round.shortened_reason)}
            </p>
          ) : null}
          {round.close_reason ? <p>{say(round.close_reason)}</p> : null}
        </Row>
        <Row term={t('consultations.how')}>
          {notice.channels.map(({ kind, value }) => (
            <p key={kind}>
              <b>{t(channelWords[kind])}</b>{' '}
              {kind === 'web' && say(value).startsWith('/') ? origin + href(say(value)) : say(value)}
            </p>
          ))}
          <p class="dim">{t('consultations.equal')}</p>
        </Row>
        <Row term={t('consultations.contact')}>
          <p>{say(notice.contact.unit)}</p>
          {notice.contact.phone ? <p>{say(notice.contact.phone)}</p> : null}
          {notice.contact.email ? <p>{notice.contact.email}</p> : null}
          <p class="dim">{t('consultations.responsible', { unit: say(round.responsible_unit) })}</p>
        </Row>
        {notice.hearing ? (
          <Row term={t('consultations.hearing')}>
            <p id="hearing">{say(notice.hearing)}</p>
          </Row>
        ) : null}
      </dl>
    </section>
  );
}

const Row = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Why and how it was drafted. */
export function Explanation({ consultation }: Props) {
  const { t, say } = useView();
  return (
    <section class="sec read" aria-labelledby="explanation">
      <h2 id="explanation">{t('consultations.explanation')}</h2>
      {consultation.round.notice.explanation.map(({ heading, text }) => (
        <div class="more" key={say(heading)}>
          <h3>{say(heading)}</h3>
          {paragraphsOf(say(text)).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      ))}
    </section>
  );
}

const paragraphsOf = (text: string) => text.split(/\n+/).filter((each) => each.trim() !== '');
