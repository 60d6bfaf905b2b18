import type { ComponentChildren } from 'preact';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { lastEntryDay } from '../comments/comments.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { useView } from '../http/view.ts';
import type { Approval } from '../staff/approval-records.ts';
import type { NoteProblem } from '../staff/retractions.ts';
import type { Missing } from './completeness.ts';
import { CorrectionPart } from './correction-form-part.tsx';
import { DispositionsFrame } from './dispositions-frame.tsx';
import { CommentsEquation, OpinionsEquation } from './equations.tsx';
import { MissingList } from './missing-list.tsx';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';
import type { Outcome } from './outcomes.ts';

interface Props {
  consultation: Consultation;
  snapshot: OutcomeSnapshot;
  missing: Missing[];
  /** The last proposal, and what became of it. */
  last: { outcome: Outcome; approval: Approval | undefined; changed: boolean } | undefined;
  mayPropose: boolean;
  /** The outcome that is public, and whether nothing may change because no correction of it has been begun. */
  standing: { no: number; settled: boolean; retracted: boolean } | undefined;
  /** A correction's note as it was posted. */
  note: { zh: string; en: string };
  problems: { zh?: NoteProblem; en?: NoteProblem };
  /** The public page, exactly. */
  children: ComponentChildren;
}

/** The outcome as it would be published now: what is missing, both equations, the button, then the public page itself. */
export function OutcomePreviewPage(props: Props) {
  const { t, href } = useView();
  const { consultation, snapshot, missing, last, mayPropose, standing, children } = props;
  const base = `/workspace/consultations/${consultation.slug}/outcome`;
  const published = standing?.settled ?? false;
  const waiting = last?.approval?.state === 'waiting';
  return (
    <DispositionsFrame consultation={consultation} tab="outcome">
      <div class="stack np">
        {published || missing.length === 0 ? null : (
          <MissingList missing={missing} consultation={consultation} />
        )}
        <p class="sm dim">{t('dispositions.both_equations')}</p>
        <CommentsEquation comments={snapshot.comments} />
        <OpinionsEquation opinions={snapshot.opinions} />
        {last ? <LastProposal consultation={consultation} last={last} base={base} /> : null}
        {standing && mayPropose ? (
          <CorrectionPart
            base={base}
            standing={standing}
            proposable={!waiting && missing.length === 0}
            note={props.note}
            problems={props.problems}
          />
        ) : null}
        {!standing && !waiting && missing.length === 0 && mayPropose ? (
          <form method="post" action={href(`${base}/proposals`)}>
            <p>{t('dispositions.propose_help')}</p>
            <LettersNote consultation={consultation} />
            <p class="actions">
              <button class="btn" type="submit">
                {t('dispositions.propose')}
              </button>
            </p>
          </form>
        ) : null}
        {!published && !waiting && missing.length === 0 && !mayPropose ? (
          <p>{t('dispositions.analysts_propose')}</p>
        ) : null}
        <p class="note">{t(published ? 'dispositions.preview_published' : 'dispositions.preview_help')}</p>
      </div>
      <div class="sec">{children}</div>
    </DispositionsFrame>
  );
}

/** What was posted in time can still come in; once the outcome is public it is not taken any more. */
function LettersNote({ consultation }: Pick<Props, 'consultation'>) {
  const { t, now, language } = useView();
  const day = lastEntryDay(consultation.round);
  if (dayOf(now) > day) return null;
  return <p class="note warn more">{t('dispositions.letters_until', { day: sayDay(day, language) })}</p>;
}

function LastProposal({
  consultation,
  last: { outcome, approval, changed },
  base,
}: Pick<Props, 'consultation'> & { last: NonNullable<Props['last']>; base: string }) {
  const { t, href } = useView();
  const state = approval?.state;
  return (
    <div class={changed && state === 'waiting' ? 'note warn' : 'note'}>
      <p>
        <a href={href(`${base}/${outcome.no}`)}>{t('dispositions.proposal', { no: outcome.no })}</a>{' '}
        {approval ? (
          <a href={href(`/workspace/approvals/${approval.id}`)}>
            {t(
              state === 'signed'
                ? 'dispositions.proposal_signed'
                : state === 'returned'
                  ? 'dispositions.proposal_returned'
                  : state === 'recalled'
                    ? 'staff.state_recalled'
                    : 'dispositions.proposal_waiting',
            )}
          </a>
        ) : null}
      </p>
      {changed && state === 'waiting' ? <p>{t('dispositions.proposal_changed')}</p> : null}
      {outcome.publishedAt ? (
        <p>
          <a href={href(`/consultations/${consultation.slug}/outcome`)}>{t('dispositions.see_public')}</a>
        </p>
      ) : null}
    </div>
  );
}
