import type { CommentCounts, DayCount } from '../comments/comment-counts.ts';
import { useView } from '../http/view.ts';
import { ChangesPart } from './changes-part.tsx';
import type { Consultation } from './consultations.ts';
import { Dates } from './dates-part.tsx';
import { DraftText } from './draft-text.tsx';
import { ConsultationHead } from './head-part.tsx';
import { Explanation, KeyPoints, NoticePart } from './notice-part.tsx';
import type { PublishedOutcome } from './published-outcomes.ts';
import { ReceivedPart } from './received-part.tsx';
import { VersionPart } from './version-part.tsx';

/** What the pages of a consultation show. */
export interface ConsultationView {
  consultation: Consultation;
  outcome: PublishedOutcome | undefined;
  counts: CommentCounts;
  days: DayCount[];
  /** The site's own address, before every path. */
  origin: string;
}

/** A consultation whole: what it asks and until when, the notice, the draft, what came in. */
export function ConsultationPage(props: ConsultationView) {
  const { say } = useView();
  const { notice } = props.consultation.round;
  return (
    <>
      <ConsultationHead {...props} />
      <div class="cols sec">
        <div>
          <ChangesPart consultation={props.consultation} />
          <KeyPoints {...props} />
          <NoticePart {...props} />
          <Explanation {...props} />
          <DraftText consultation={props.consultation} />
          <ReceivedPart {...props} />
          <VersionPart {...props} />
          {notice.sample_note ? <p class="sm dim more">{say(notice.sample_note)}</p> : null}
        </div>
        <Dates {...props} />
      </div>
    </>
  );
}
