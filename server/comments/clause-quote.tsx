import { type Clause, within } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';

/** A clause's own words with those of everything in it. */
export function ClauseQuote({ clause }: { clause: Clause }) {
  const { say } = useView();
  return (
    <blockquote class="law say">
      {within(clause).map((each) => (
        <p key={each.key}>
          {each === clause ? null : `${say(each.label)} `}
          {each.heading && each !== clause ? `${say(each.heading)} ` : null}
          {each.text ? say(each.text) : null}
        </p>
      ))}
    </blockquote>
  );
}
