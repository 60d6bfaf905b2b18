import { useView } from '../http/view.ts';
import type { PublishedAnswer } from './known-answer.ts';
import { Words } from './topic-page.tsx';

/** Published answers that are like what is being written, to be read without leaving it. Nothing where there is none. */
export function SimilarPart({ answers }: { answers: readonly PublishedAnswer[] }) {
  const { t, say, href } = useView();
  if (answers.length === 0) return null;
  return (
    <div class="note">
      <p>
        <b>{t('specialTopics.similar', { count: answers.length })}</b>
      </p>
      {answers.map(({ slug, content }) => (
        <details key={slug}>
          <summary>{say(content.question)}</summary>
          <Words text={content.answer} class="words" />
          <p class="sm">
            {say(content.department)}{' '}
            <a href={href(`/inquiries/answers/${slug}`)}>{t('specialTopics.whole_answer')}</a>
          </p>
        </details>
      ))}
    </div>
  );
}
