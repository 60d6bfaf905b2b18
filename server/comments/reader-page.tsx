import { channelWords, partyWords, stanceWords, stateWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause, sayWords } from '../drafts/clause-words.ts';
import { findClause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import type { CommentBody, OpinionBody } from './comment-body.ts';
import { MarkedWords } from './marked-words.tsx';
import { sayAct } from './moderation-words.ts';
import type { Review } from './reviews.ts';

export interface ReaderProps {
  consultation: Consultation;
  review: Review;
}

/** What the author wrote, beside the clause that it speaks of, and what became of it. */
export function Reader({ consultation, review }: ReaderProps) {
  const { t, language } = useView();
  const { body, comment, state } = review;
  return (
    <section class="stack" aria-labelledby="reader">
      <h2 id="reader">{t('moderation.comment_no', { no: review.no })}</h2>
      <Tags review={review} />
      <p class="sm dim">
        {t('moderation.received', { time: sayTime(new Date(comment.received_at), language) })}
        {state === 'held'
          ? ` · ${t('moderation.review_by', { day: sayDay(review.deadline, language) })}`
          : null}
        {review.overdue ? <b> {t('moderation.overdue')}</b> : null}
      </p>
      <Paper review={review} />
      {body ? (
        <>
          {body.show ? null : <p class="note">{t('moderation.do_not_show')}</p>}
          {body.statement === null ? null : <Statement body={body} review={review} />}
          {body.opinions.map((opinion, at) => (
            <Opinion key={at} {...{ consultation, review, opinion, at }} language={body.language} />
          ))}
        </>
      ) : (
        <p class="note">{t('moderation.withdrawn')}</p>
      )}
      <History review={review} />
    </section>
  );
}

function Tags({ review: { body, comment, state } }: Pick<ReaderProps, 'review'>) {
  const { t } = useView();
  const signatories = body?.party.signatories;
  return (
    <p class="row sm">
      <span class="tag">{t(stateWords[state])}</span>
      <span class="tag">{t(channelWords[comment.channel as CommentChannel])}</span>
      {body ? <span class="tag">{t(partyWords[body.party.kind])}</span> : null}
      {signatories ? <span class="tag">{t('moderation.signatories', { count: signatories })}</span> : null}
    </p>
  );
}

/** What stands on a paper, and a party's name, as written. */
function Paper({ review }: Pick<ReaderProps, 'review'>) {
  const { t, language } = useView();
  const { comment, body } = review;
  const lines: [string, preact.ComponentChildren][] = [];
  if (body?.party.name)
    lines.push([
      t('moderation.party_name'),
      <MarkedWords key="name" words={body.party.name} field="party_name" {...review} />,
    ]);
  if (comment.serial) lines.push([t('moderation.serial'), comment.serial]);
  if (comment.paper_day) lines.push([t('moderation.paper_day'), sayDay(comment.paper_day, language)]);
  if (comment.postmark_day)
    lines.push([t('moderation.postmark_day'), sayDay(comment.postmark_day, language)]);
  if (lines.length === 0) return null;
  return (
    <dl class="sm">
      {lines.map(([name, value]) => (
        <div key={name} class="row">
          <dt class="dim">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Statement({ body, review }: { body: CommentBody; review: Review }) {
  const { t } = useView();
  return (
    <div class="stack">
      <p class="row sm">
        <span class="tag">{t('moderation.no_opinion')}</span>
      </p>
      <blockquote class="say words" lang={body.language}>
        <MarkedWords words={body.statement ?? ''} field="statement" {...review} />
      </blockquote>
    </div>
  );
}

interface OpinionProps extends ReaderProps {
  opinion: OpinionBody;
  at: number;
  language: string;
}

function Opinion({ consultation, review, opinion, at, language }: OpinionProps) {
  const view = useView();
  const { t, say } = view;
  const clause = opinion.clause === null ? undefined : findClause(consultation.round.version, opinion.clause);
  return (
    <div class="stack">
      <h3>{sayClause(view, clause)}</h3>
      <p class="row sm">
        <span class="tag">{t(stanceWords[opinion.stance])}</span>
      </p>
      {opinion.quote === null ? null : (
        <p class="sm dim">{t('moderation.quoted', { words: opinion.quote })}</p>
      )}
      {opinion.text === '' ? (
        <p class="dim">{t('moderation.stance_only')}</p>
      ) : (
        <blockquote class="say words" lang={language}>
          <MarkedWords words={opinion.text} field={`${at + 1}.text`} {...review} />
        </blockquote>
      )}
      {opinion.proposed === null ? null : (
        <>
          <p class="sm dim">{t('moderation.proposed')}</p>
          <blockquote class="say words" lang={language}>
            <MarkedWords words={opinion.proposed} field={`${at + 1}.proposed`} {...review} />
          </blockquote>
        </>
      )}
      {clause?.text ? (
        <div class="note">
          <p class="sm dim">{t('moderation.clause_text', { clause: say(clause.label) })}</p>
          <div class="law">
            {sayWords(view, clause).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** Who did what when, from the day on which it came. */
function History({ review }: Pick<ReaderProps, 'review'>) {
  const view = useView();
  const { t, say, language } = view;
  const { acts, appeal, comment } = review;
  return (
    <section class="stack" aria-labelledby="history">
      <h3 id="history">{t('moderation.history')}</h3>
      <ul class="plain sm">
        <li>
          {t('moderation.received', { time: sayTime(new Date(comment.received_at), language) })}
          {comment.revision > 0 && review.body
            ? ` · ${t('moderation.corrected', { count: comment.revision })}`
            : null}
        </li>
        {acts.map((act) => (
          <li key={act.seq}>
            {t('moderation.did', {
              time: sayTime(act.at, language),
              officer: say(act.officer),
              act: sayAct(view, act),
            })}
            {act.revision < comment.revision ? ` ${t('moderation.on_earlier')}` : null}
            {act.note ? <p class="dim words">{act.note}</p> : null}
          </li>
        ))}
        {appeal ? <li>{t('moderation.appealed_at', { time: sayTime(appeal.at, language) })}</li> : null}
        {appeal?.decision ? (
          <li>
            {t('moderation.did', {
              time: sayTime(appeal.decision.at, language),
              officer: say(appeal.decision.officer),
              act: t(
                appeal.decision.kind === 'upheld' ? 'moderation.appeal_upheld' : 'moderation.appeal_reversed',
              ),
            })}
            <p class="dim words">{appeal.decision.reason}</p>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
