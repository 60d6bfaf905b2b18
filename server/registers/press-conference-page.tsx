import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { topicWords } from './codes.ts';
import type { PressConference } from './press-conference.ts';
import { Prose } from './prose.tsx';

export function PressConferencePage({ piece }: { piece: PublishedPiece<PressConference> }) {
  const { t, say, href, language } = useView();
  const { title, held_at, topic, speakers, summary, questions = [], transcript, replay } = piece.content;
  return (
    <article class="read">
      <p class="sm np">
        <a href={href('/press-conferences')}>{t('registers.press_conferences')}</a>
      </p>
      <h1>{say(title)}</h1>
      <p class="dim">
        {sayTime(new Date(held_at), language)}
        {topic ? ` · ${t(topicWords[topic])}` : ''}
      </p>
      {replay ? (
        <p class="more np">
          <a class="btn" href={replay}>
            {t('registers.see_again')}
          </a>
        </p>
      ) : null}
      <section class="sec" aria-labelledby="speakers">
        <h2 id="speakers">{t('registers.speakers')}</h2>
        <ul>
          {speakers.map((each) => (
            <li key={say(each)}>{say(each)}</li>
          ))}
        </ul>
      </section>
      {summary ? (
        <section class="sec" aria-labelledby="summary">
          <h2 id="summary">{t('registers.summary')}</h2>
          <Prose text={summary} />
        </section>
      ) : null}
      {questions.length > 0 ? (
        <section class="sec" aria-labelledby="questions">
          <h2 id="questions">{t('registers.questions')}</h2>
          {questions.map(({ question, answer }) => (
            <div class="more" key={say(question)}>
              <div class="say">
                <h3>{say(question)}</h3>
              </div>
              <div class="ans more">
                <Prose text={answer} />
              </div>
            </div>
          ))}
        </section>
      ) : null}
      {transcript ? (
        <section class="sec" aria-labelledby="transcript">
          <h2 id="transcript">{t('registers.transcript')}</h2>
          <Prose text={transcript} />
        </section>
      ) : null}
    </article>
  );
}
