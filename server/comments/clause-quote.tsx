import { sayWords } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';

/** A clause's own words with those of everything in it. */
export function ClauseQuote({ clause }: { clause: Clause }) {
  const view = useView();
  return (
    <blockquote class="law say">
      {sayWords(view, clause).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </blockquote>
  );
}
