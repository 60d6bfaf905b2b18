import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { TelephoneLink } from '../http/telephone-link.tsx';
import { useView } from '../http/view.ts';
import type { PublishedAnswer } from './known-answer.ts';
import { AnswerList } from './known-answers-list.tsx';
import type { PublishedTopic, TopicSlot } from './topic.ts';
import { inOrder, topicStanding } from './topic-times.ts';
import { fills, phaseKeys } from './topic-words.ts';

interface Props {
  topic: PublishedTopic;
  answers: readonly PublishedAnswer[];
  /** Cases under it, in full tens; undefined below ten. */
  cases: number | undefined;
  categories: readonly Text[];
}

/** A special topic: who answers on the line now and next, how to ask, and what was answered. */
export function TopicPage({ topic, answers, cases, categories }: Props) {
  const { t, say, href, language } = useView();
  const { content } = topic;
  return (
    <article>
      <Head topic={topic} />
      <div class="cols sec">
        <div>
          {content.intro ? <Words text={content.intro} class="lead words" /> : null}
          <Slots topic={topic} />
          <Subjects topic={topic} />
          <section class="sec" aria-labelledby="answers">
            <h2 id="answers">{t('specialTopics.answers_here')}</h2>
            {answers.length > 0 ? (
              <AnswerList answers={answers} />
            ) : (
              <p class="empty">{t('specialTopics.no_answers_here')}</p>
            )}
          </section>
        </div>
        <aside class="stay" aria-labelledby="facts">
          <h2 id="facts">{t('specialTopics.facts')}</h2>
          <dl>
            <dt class="dim sm">{t('specialTopics.day')}</dt>
            <dd>{sayDay(content.day, language)}</dd>
            <dt class="dim sm">{t('specialTopics.categories')}</dt>
            <dd>{categories.map(say).join(t('common.list_separator'))}</dd>
            <dt class="dim sm">{t('specialTopics.cases')}</dt>
            <dd>
              {cases === undefined
                ? t('specialTopics.cases_few')
                : t('specialTopics.cases_over', { n: cases })}
            </dd>
          </dl>
          <p class="sm dim">{t('specialTopics.cases_counted')}</p>
          {content.edition ? (
            <p class="np">
              <a href={href(`/open-day/${content.edition}`)}>
                {t('specialTopics.open_day', { year: content.edition })}
              </a>
            </p>
          ) : null}
        </aside>
      </div>
    </article>
  );
}

function Head({ topic: { slug, content } }: Pick<Props, 'topic'>) {
  const { t, say, href, now, site } = useView();
  const { phase } = topicStanding(content, now);
  const over = phase === 'over';
  return (
    <div class="stack">
      <p class="sm np">
        <a href={href('/inquiries/topics')}>{t('specialTopics.topics')}</a>
      </p>
      <p class="row sm">
        <span class={`st ${fills[phase]}`}>{t(phaseKeys[phase])}</span>
      </p>
      <h1 class="read">{say(content.title)}</h1>
      <p class="row np">
        {over ? null : (
          <TelephoneLink class="btn" phone={site.phone}>
            {t('specialTopics.call', { phone: site.phone })}
          </TelephoneLink>
        )}
        <a class="btn alt" href={href(over ? '/inquiries/new' : `/inquiries/new?topic=${slug}`)}>
          {t('specialTopics.ask')}
        </a>
      </p>
      <p class="sm dim">{t(over ? 'specialTopics.ask_over' : 'specialTopics.ask_help')}</p>
    </div>
  );
}

function Slots({ topic: { content } }: Pick<Props, 'topic'>) {
  const { t, say, now } = useView();
  const standing = topicStanding(content, now);
  const markOf = (slot: TopicSlot) => {
    if (standing.now.includes(slot)) return t('specialTopics.slot_now');
    return standing.next.includes(slot) ? t('specialTopics.slot_next') : undefined;
  };
  return (
    <section class="sec" aria-labelledby="slots">
      <h2 id="slots">{t('specialTopics.on_duty')}</h2>
      <ol class="programme plain lines">
        {inOrder(content.slots).map((slot, at) => {
          const mark = markOf(slot);
          return (
            <li key={at}>
              <p class="when">
                {slot.start}–{slot.end}
              </p>
              <div>{slot.departments.map(say).join(t('common.list_separator'))}</div>
              {mark ? <span class={standing.now.includes(slot) ? 'st half' : 'st'}>{mark}</span> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Subjects({ topic: { content } }: Pick<Props, 'topic'>) {
  const { t, say } = useView();
  const { subjects = [] } = content;
  if (subjects.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="subjects">
      <h2 id="subjects">{t('specialTopics.subjects')}</h2>
      <ul>
        {subjects.map((each, at) => (
          <li key={at}>{say(each)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Words that may be there in Chinese alone. */
export function Words({ text, ...more }: { text: Text; class?: string }) {
  const { say, language } = useView();
  const foreign = language === 'en' && text.en === undefined;
  return (
    <p {...more} lang={foreign ? 'zh-CN' : undefined}>
      {say(text)}
    </p>
  );
}
