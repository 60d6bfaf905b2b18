import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { holdsOn, type PublishedAnswer } from './known-answer.ts';

/** Published answers by their questions. */
export function AnswerList({ answers }: { answers: readonly PublishedAnswer[] }) {
  const { t, say, href, language, now } = useView();
  return (
    <ul class="plain lines">
      {answers.map(({ slug, content }) => (
        <li key={slug}>
          <h3 lang={language === 'en' && content.question.en === undefined ? 'zh-CN' : undefined}>
            <a href={href(`/inquiries/answers/${slug}`)}>{say(content.question)}</a>
          </h3>
          <p class="dim sm">
            {say(content.department)} · {sayDay(content.answered_on, language)}
            {holdsOn(content, dayOf(now)) ? null : (
              <>
                {' '}
                <span class="tag">{t('specialTopics.expired')}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
