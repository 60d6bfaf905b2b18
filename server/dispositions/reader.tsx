import { channelWords, partyWords, stanceWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayTime } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { sayClause, sayWords } from '../drafts/clause-words.ts';
import { useView } from '../http/view.ts';
import { clauseOf, type Group } from './group-records.ts';
import { type DeskProps, deskPath } from './opinions-page.tsx';
import { foreignTo } from './outcome-words.ts';
import { KeyCap, OpinionWords, Said, Shown } from './words.tsx';

/** What the last act placed, so that it can be undone. */
export interface PlacedOpinion {
  id: number;
  n: number;
  group: Group;
}

/** The last act, and the way back. */
export function Placed({ consultation, looking, placed, mayGroup }: DeskProps) {
  const { t, href } = useView();
  if (!placed || !mayGroup) return null;
  const base = `/workspace/consultations/${consultation.slug}`;
  return (
    <form class="note ok" method="post" action={href(`${base}/opinions/removals`)}>
      <p role="status">
        {t('dispositions.placed', { n: sayNumber(placed.n), no: placed.group.no })}
        <a href={href(`${base}/groups/${placed.group.no}`)}>
          <Said text={placed.group.title} />
        </a>
      </p>
      <input type="hidden" name="opinion" value={placed.id} />
      <input type="hidden" name="identical" value="yes" />
      <input type="hidden" name="q" value={looking.q} />
      <input type="hidden" name="clause" value={looking.clause} />
      <p>
        <button class="btn alt" type="submit" data-key="z">
          {t('dispositions.undo')} <KeyCap name="z" />
        </button>
      </p>
    </form>
  );
}

/** One opinion, its words the largest thing, the clause that it speaks of below. */
export function Reader(props: DeskProps) {
  const view = useView();
  const { t, language } = view;
  const { consultation, current, identical, groups } = props;
  if (!current)
    return (
      <>
        <h2 id="reading">{t('dispositions.reading_none')}</h2>
        <p>{t('dispositions.reading_none_help')}</p>
      </>
    );
  const { shown, commentNo, lineage, channel, receivedAt } = current;
  const clause = clauseOf(consultation, lineage);
  const group = groups.find(({ id }) => id === current.groupId);
  return (
    <>
      <h2 id="reading">{t('dispositions.reading', { no: commentNo, clause: sayClause(view, clause) })}</h2>
      <p class="row sm">
        <span class="tag">{t(stanceWords[shown.stance])}</span>
        <span class="tag">{t(channelWords[channel as CommentChannel])}</span>
        <span class="tag">
          {shown.party.name ? <Shown pieces={shown.party.name} /> : t(partyWords[shown.party.kind])}
        </span>
        <span class="dim">{t('dispositions.received_at', { time: sayTime(receivedAt, language) })}</span>
      </p>
      {current.public ? null : <p class="note">{t('terms.state_not_shown')}</p>}
      <blockquote class="say">
        <OpinionWords shown={shown} />
      </blockquote>
      {identical > 1 ? (
        <p class="note warn">{t('dispositions.identical_here', { n: sayNumber(identical) })}</p>
      ) : null}
      {group ? (
        <p class="note">
          {t('dispositions.in_group', { no: group.no })}
          <Said text={group.title} />
        </p>
      ) : null}
      <Walk {...props} />
      {clause?.text ? (
        <div class="note">
          <p class="sm dim">{t('dispositions.clause_text', { clause: sayClause(view, clause) })}</p>
          <div class="law">
            {sayWords(view, clause).map((words) => (
              <p key={words} lang={foreignTo(view.language, clause.text ?? {})}>
                {words}
              </p>
            ))}
          </div>
        </div>
      ) : null}
    </>
  );
}

function Walk({ consultation, looking, before, after }: DeskProps) {
  const { t, href } = useView();
  const to = (opinion: number) => href(deskPath(consultation.slug, looking, { opinion }));
  if (before === undefined && after === undefined) return null;
  return (
    <nav class="row" aria-label={t('dispositions.walk')}>
      {before === undefined ? null : (
        <a href={to(before)} data-key="k" rel="prev">
          {t('dispositions.before')} <KeyCap name="k" />
        </a>
      )}
      {after === undefined ? null : (
        <a href={to(after)} data-key="j" rel="next">
          {t('dispositions.after')} <KeyCap name="j" />
        </a>
      )}
    </nav>
  );
}
