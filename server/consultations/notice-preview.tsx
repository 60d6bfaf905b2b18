import { everyClause } from '#shared/consultation/in-progress.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { ClauseTreeView, Paragraphs } from './clause-tree-view.tsx';
import { channelKindWords } from './preparation-words.ts';
import type { Preparation } from './preparations.ts';

interface Props {
  preparation: Preparation;
  editable: boolean;
}

/** What the public would read: the notice, the drafting explanation, the draft. */
export function NoticePreview({ preparation, editable }: Props) {
  const { t, href } = useView();
  const { clauses } = preparation.content;
  return (
    <>
      <section class="sec" aria-labelledby="preview">
        <h2 id="preview">{t('preparations.preview')}</h2>
        <div class="card more">
          <NoticeText preparation={preparation} />
        </div>
      </section>
      <section class="sec" aria-labelledby="clauses">
        <h2 id="clauses">{t('preparations.clauses')}</h2>
        <p class="dim">{t('preparations.clauses_count', { count: everyClause(clauses).length })}</p>
        {editable ? (
          <p class="actions">
            <a class="btn alt" href={href(`/workspace/preparations/${preparation.id}/clauses`)}>
              {t('preparations.replace')}
            </a>
          </p>
        ) : null}
        <ClauseTreeView clauses={clauses} />
      </section>
    </>
  );
}

function NoticeText({ preparation }: Pick<Props, 'preparation'>) {
  const { t, say } = useView();
  const { notice = {}, explanation = [], questions = [], drafting_unit, sample_note } = preparation.content;
  const { basis = [], channels = [], contact = {}, hearing } = notice;
  const words = (text: Text | undefined) => (text ? say(text) : t('preparations.not_yet'));
  return (
    <div class="stack">
      <h3>{words(notice.title)}</h3>
      {sample_note ? <p class="dim">{say(sample_note)}</p> : null}
      <Paragraphs text={words(notice.matter)} />
      <dl class="check">
        <Entry term={t('preparations.basis')}>
          {basis.map(({ law, article }) => [words(law), article ? say(article) : ''].join(' ').trim())}
        </Entry>
        <PeriodEntries preparation={preparation} />
        <Entry term={t('preparations.channels')}>
          {channels.map(({ kind, value }) =>
            t('common.pair', { name: kind ? t(channelKindWords[kind]) : '', value: words(value) }),
          )}
        </Entry>
        <Entry term={t('preparations.contact_unit')}>
          {[words(contact.unit), contact.phone ? say(contact.phone) : '', contact.email ?? '']}
        </Entry>
        <Entry term={t('preparations.hearing')}>{hearing ? [say(hearing)] : []}</Entry>
        <Entry term={t('preparations.drafting_unit')}>{[words(drafting_unit)]}</Entry>
        <Entry term={t('preparations.questions')}>
          {questions.map(({ clause, text }) => [clause ?? t('terms.whole_draft'), words(text)].join(' · '))}
        </Entry>
      </dl>
      {explanation.map(({ heading, text }, at) => (
        <section key={at}>
          <h4>{words(heading)}</h4>
          <Paragraphs text={words(text)} />
        </section>
      ))}
    </div>
  );
}

function PeriodEntries({ preparation }: Pick<Props, 'preparation'>) {
  const { t, say, language } = useView();
  const { round = {} } = preparation.content;
  const { opens_at, closes_at, close_reason, shortened_reason, feedback_due_on } = round;
  return (
    <>
      <Entry term={t('preparations.period')}>
        {[
          opens_at ? t('preparations.from', { time: sayTime(new Date(opens_at), language) }) : '',
          closes_at ? t('common.until', { closing: sayClosing(new Date(closes_at), language) }) : '',
          close_reason ? say(close_reason) : '',
        ]}
      </Entry>
      <Entry term={t('preparations.shortened_reason')}>
        {shortened_reason ? [say(shortened_reason)] : []}
      </Entry>
      <Entry term={t('preparations.feedback_due_on')}>
        {feedback_due_on ? [sayDay(feedback_due_on, language)] : []}
      </Entry>
    </>
  );
}

function Entry({ term, children }: { term: string; children: string[] }) {
  const lines = children.filter((line) => line !== '');
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {lines.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </dd>
    </div>
  );
}
