import type { ComponentChildren } from 'preact';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { inquiryCategories } from './inquiry-rules.ts';
import { holdsOn, type PublishedAnswer } from './known-answer.ts';
import type { PublishedTopic } from './topic.ts';
import { Words } from './topic-page.tsx';

interface Props {
  answer: PublishedAnswer;
  topic: PublishedTopic | undefined;
}

/** A published answer with who gave it, on what basis, and until when it holds. */
export function KnownAnswerPage({ answer: { content }, topic }: Props) {
  const { t, say, href, language, now } = useView();
  const { question, answer, basis, department, answered_on, valid_until, category } = content;
  const foreign = (text: { en?: string }) =>
    language === 'en' && text.en === undefined ? 'zh-CN' : undefined;
  return (
    <article class="read">
      <p class="sm np">
        <a href={href('/inquiries/answers')}>{t('specialTopics.answers')}</a>
      </p>
      <h1 lang={foreign(question)}>{say(question)}</h1>
      {holdsOn(content, dayOf(now)) ? null : (
        <p class="note warn more">
          {t('specialTopics.expired_on', { day: sayDay(valid_until ?? '', language) })}
        </p>
      )}
      {foreign(answer) ? <p class="sm dim">{t('specialTopics.chinese_only')}</p> : null}
      <div class="ans more">
        <Words text={answer} class="words" />
      </div>
      <dl class="check more">
        <Fact name={t('specialTopics.answering')}>{say(department)}</Fact>
        <Fact name={t('specialTopics.answered_on')}>{sayDay(answered_on, language)}</Fact>
        <Fact name={t('specialTopics.category')}>
          {say(inquiryCategories.find(({ code }) => code === category)?.text ?? {})}
        </Fact>
        {basis ? (
          <Fact name={t('specialTopics.basis')}>
            <span lang={foreign(basis)}>{say(basis)}</span>
          </Fact>
        ) : null}
        {valid_until ? (
          <Fact name={t('specialTopics.valid_until')}>{sayDay(valid_until, language)}</Fact>
        ) : null}
        {topic ? (
          <Fact name={t('specialTopics.of_topic')}>
            <a href={href(`/inquiries/topics/${topic.slug}`)}>{say(topic.content.title)}</a>
          </Fact>
        ) : null}
      </dl>
      <p class="sec np">
        <a href={href('/inquiries/new')}>{t('specialTopics.ask_own')}</a>
      </p>
    </article>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
