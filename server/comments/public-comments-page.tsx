import { channelWords, partyWords, stanceWords } from '#shared/term-words.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { type Clause, unitsOf } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { Pieces } from './pieces.tsx';
import type { PublicComment, PublicOpinion } from './public-comments.ts';

interface Props {
  consultation: Consultation;
  /** Undefined while the round does not show its comments. */
  shown: { items: PublicComment[]; next: number | undefined } | undefined;
  /** The clause to which the list is narrowed. */
  clause: Clause | undefined;
  first: boolean;
}

/** Comments that passed review, as their round allows; what is hidden is marked. */
export function PublicCommentsPage({ consultation, shown, clause, first }: Props) {
  const { t, say, href } = useView();
  const address = href(`/consultations/${consultation.slug}/comments`);
  return (
    <div class="read stack">
      <p class="sm">
        <a href={href(`/consultations/${consultation.slug}`)}>{say(consultation.title)}</a>
      </p>
      <h1>{t('comments.public_title')}</h1>
      {shown ? (
        <>
          <p class="lead">{t('comments.public_lead')}</p>
          <Filter consultation={consultation} address={address} clause={clause} />
          {shown.items.length > 0 ? (
            <ol class="plain lines">
              {shown.items.map((item) => (
                <PublicCommentLine key={item.no} item={item} />
              ))}
            </ol>
          ) : (
            <p class="empty">{t(clause ? 'comments.public_none_on_clause' : 'comments.public_none')}</p>
          )}
          <Pager address={address} clause={clause} next={shown.next} first={first} />
        </>
      ) : (
        <NotShown consultation={consultation} />
      )}
    </div>
  );
}

function NotShown({ consultation: { round } }: Pick<Props, 'consultation'>) {
  const { t, language } = useView();
  return (
    <>
      <p class="lead">
        {round.visibility === 'never'
          ? t('comments.public_never')
          : t('comments.public_from', { closing: sayClosing(round.window.closesAt, language) })}
      </p>
      <p>{t('comments.outcome_where', { day: sayDay(round.feedbackDueOn, language) })}</p>
    </>
  );
}

function Filter({
  consultation,
  address,
  clause,
}: Pick<Props, 'consultation' | 'clause'> & { address: string }) {
  const view = useView();
  const { t } = view;
  return (
    <form class="field" method="get" action={address}>
      <label for="clause">{t('comments.by_clause')}</label>
      <p class="join">
        <select id="clause" name="clause">
          <option value="">{t('comments.every_clause')}</option>
          {unitsOf(consultation.round.version).map((each) => (
            <option key={each.key} value={each.key} selected={each.key === clause?.key}>
              {sayClause(view, each)}
            </option>
          ))}
        </select>
        <button class="btn alt" type="submit">
          {t('comments.show')}
        </button>
      </p>
    </form>
  );
}

function PublicCommentLine({ item }: { item: PublicComment }) {
  const { t, language } = useView();
  const { party, statement } = item;
  return (
    <li id={`comment-${item.no}`}>
      <h2>{t('comments.number', { no: item.no })}</h2>
      <p class="dim">
        {t(partyWords[party.kind])}
        {party.name ? ' · ' : null}
        {party.name ? <Pieces pieces={party.name} /> : null}
        {party.signatories === undefined
          ? null
          : ` · ${t('comments.signatories', { count: party.signatories })}`}
        {` · ${t('comments.public_received', { day: sayDay(item.receivedOn, language), channel: t(channelWords[item.channel]) })}`}
      </p>
      {statement ? (
        <>
          <p class="tag">{t('comments.no_opinion')}</p>
          <p class="say words" lang={item.language}>
            <Pieces pieces={statement} />
          </p>
        </>
      ) : null}
      {item.opinions.map((opinion, at) => (
        <Opinion key={at} opinion={opinion} language={item.language} />
      ))}
    </li>
  );
}

function Opinion({ opinion, language }: { opinion: PublicOpinion; language: string }) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <h3>
        {sayClause(view, opinion.clause)} <span class="tag">{t(stanceWords[opinion.stance])}</span>
      </h3>
      {opinion.text.length > 0 ? (
        <p class="say words" lang={language}>
          <Pieces pieces={opinion.text} />
        </p>
      ) : null}
      {opinion.proposed ? (
        <>
          <p class="dim">{t('comments.proposed')}</p>
          <p class="say words" lang={language}>
            <Pieces pieces={opinion.proposed} />
          </p>
        </>
      ) : null}
    </>
  );
}

interface PagerProps {
  address: string;
  clause: Clause | undefined;
  next: number | undefined;
  first: boolean;
}

function Pager({ address, clause, next, first }: PagerProps) {
  const { t } = useView();
  if (first && next === undefined) return null;
  const query = (after?: number) => {
    const params = new URLSearchParams();
    if (clause) params.set('clause', clause.key);
    if (after !== undefined) params.set('after', String(after));
    return params.size > 0 ? `${address}?${params}` : address;
  };
  return (
    <nav class="pager" aria-label={t('comments.pages')}>
      {first ? <span /> : <a href={query()}>{t('comments.from_the_first')}</a>}
      {next === undefined ? null : <a href={query(next)}>{t('comments.next_page')}</a>}
    </nav>
  );
}
