import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { PressConference } from './press-conference.ts';

export function PressConferencePage({ piece }: { piece: PublishedPiece<PressConference> }) {
  const { t, say, language } = useView();
  const { title, held_at, speakers, summary, replay } = piece.content;
  return (
    <article class="read stack">
      <h1>{say(title)}</h1>
      <p class="dim">{sayTime(new Date(held_at), language)}</p>
      <h2>{t('registers.speakers')}</h2>
      <ul>
        {speakers.map((each) => (
          <li key={say(each)}>{say(each)}</li>
        ))}
      </ul>
      {summary ? <p class="words">{say(summary)}</p> : null}
      {replay ? (
        <p>
          <a href={replay}>{t('registers.replay')}</a>
        </p>
      ) : null}
    </article>
  );
}
