import type { Text } from '#shared/questionnaire/definition.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf } from '#shared/time.ts';
import type { DocumentVersion } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { CommentsEquation, GroupsEquation, OpinionsEquation } from './equations.tsx';
import { ClauseLedger, GROUPS_A_PAGE } from './ledger.tsx';
import { type Edition, OutcomeEdition, OutcomeEditions } from './outcome-correction-part.tsx';
import { OutcomeCounts } from './outcome-counts.tsx';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';

export interface Shown {
  snapshot: OutcomeSnapshot;
  /** The draft that the comments speak of. */
  version: DocumentVersion;
  /** The page's address. */
  base: string;
  /** Which page of groups, from 1; `all` for everything in one. */
  page: number | 'all';
  hash: string;
  publishedAt: Date | undefined;
  /** Which of the outcomes this is. */
  edition?: Edition;
  /** What was issued after it, with its address. */
  issued?: readonly { address: string; title: Text }[];
}

/** 采纳情况反馈: the completeness first, then every distinct opinion with its answer, clause by clause. */
export function OutcomeAccount(shown: Shown) {
  const { t, say } = useView();
  const { snapshot, page, base } = shown;
  const edition = shown.edition ?? { listed: [], shown: 0, before: undefined, root: base };
  const pages = Math.max(1, Math.ceil(snapshot.groups.length / GROUPS_A_PAGE));
  const whole = page === 'all' || pages === 1;
  const at = whole ? 0 : (page - 1) * GROUPS_A_PAGE;
  const groups = whole ? snapshot.groups : snapshot.groups.slice(at, at + GROUPS_A_PAGE);
  return (
    <>
      <div class="stack">
        <Status {...shown} />
        <h1 class="read">{t('dispositions.outcome_title', { title: say(snapshot.title) })}</h1>
        <Lead snapshot={snapshot} />
      </div>
      <Issued issued={shown.issued ?? []} />
      <OutcomeEdition edition={edition} snapshot={snapshot} />
      {page === 1 || whole ? <Completeness snapshot={snapshot} /> : null}
      <section class="sec" aria-labelledby="ledger">
        <h2 id="ledger">
          {!whole
            ? t('dispositions.ledger_page', { page, pages, n: snapshot.groups.length })
            : t('dispositions.ledger')}
        </h2>
        {whole ? null : <ClauseNav {...shown} />}
        <ClauseLedger {...shown} groups={groups} />
        {snapshot.groups.length === 0 ? <p class="empty">{t('dispositions.no_groups')}</p> : null}
        {whole ? null : <Pager {...shown} pages={pages} />}
      </section>
      <OutcomeEditions edition={edition} />
      <Files {...shown} />
    </>
  );
}

function Issued({ issued }: { issued: NonNullable<Shown['issued']> }) {
  const { t, say, href } = useView();
  if (issued.length === 0) return null;
  return (
    <aside class="note more" aria-labelledby="issued">
      <h2 id="issued">{t('policies.issued')}</h2>
      <ul>
        {issued.map(({ address, title }) => (
          <li key={address}>
            <a href={href(address)}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Pager({ snapshot, base, page, pages }: Shown & { pages: number }) {
  const { t, href } = useView();
  if (page === 'all') return null;
  return (
    <nav class="pager" aria-label={t('dispositions.pages')}>
      {page > 1 ? (
        <a class="btn alt" href={href(`${base}?page=${page - 1}`)} rel="prev">
          {t('dispositions.previous')}
        </a>
      ) : null}
      <a href={href(`${base}?page=all`)}>
        {t('dispositions.whole_page', { n: sayNumber(snapshot.groups.length) })}
      </a>
      {page < pages ? (
        <a class="btn alt" href={href(`${base}?page=${page + 1}`)} rel="next">
          {t('dispositions.next')}
        </a>
      ) : null}
    </nav>
  );
}

/** Each clause with the page on which its answers begin. */
function ClauseNav({ snapshot, base, page }: Shown) {
  const { t, say, href } = useView();
  const firsts = snapshot.groups.flatMap(({ clauses: [first] }, at) => {
    const before = snapshot.groups[at - 1]?.clauses[0]?.key;
    if (at > 0 && before === first?.key) return [];
    const on = Math.floor(at / GROUPS_A_PAGE) + 1;
    const label = first ? say(first.label) : t('terms.whole_draft');
    return [
      { label, address: `${on === page ? '' : href(`${base}?page=${on}`)}#clause-${first?.key ?? 'whole'}` },
    ];
  });
  return (
    <nav aria-label={t('dispositions.clauses_nav')}>
      <ul class="row sm np">
        {firsts.map(({ label, address }) => (
          <li key={address}>
            <a href={address}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Status({ snapshot, publishedAt }: Shown) {
  const { t, say, language } = useView();
  return (
    <p class="row sm">
      <span class={publishedAt ? 'st full' : 'st half'}>
        {t(publishedAt ? 'dispositions.published' : 'dispositions.not_public')}
      </span>
      <span class="dim">
        {publishedAt ? `${sayDay(dayOf(publishedAt), language)} · ` : null}
        {say(snapshot.department)}
      </span>
    </p>
  );
}

function Lead({ snapshot }: { snapshot: OutcomeSnapshot }) {
  const { t, language } = useView();
  const { comments, opinions, period } = snapshot;
  return (
    <p class="lead read">
      {t('dispositions.lead', {
        closing: sayClosing(new Date(period.closes_at), language),
        received: sayNumber(comments.received),
        groups: sayNumber(opinions.groups),
      })}
    </p>
  );
}

function Completeness({ snapshot }: { snapshot: OutcomeSnapshot }) {
  const { t } = useView();
  return (
    <>
      <section class="sec" aria-labelledby="comments">
        <h2 id="comments">{t('dispositions.comments_heading')}</h2>
        <CommentsEquation comments={snapshot.comments} />
        <OutcomeCounts snapshot={snapshot} />
      </section>
      <section class="sec" aria-labelledby="opinions">
        <h2 id="opinions">{t('dispositions.opinions_heading')}</h2>
        <OpinionsEquation opinions={snapshot.opinions} />
        <GroupsEquation opinions={snapshot.opinions} outcomes={snapshot.outcomes} />
        <p class="sm dim read">{t('dispositions.units')}</p>
      </section>
    </>
  );
}

function Files({ snapshot, hash, publishedAt, base }: Shown) {
  const { t, href } = useView();
  const file = base.startsWith('/workspace/') ? `/consultations/${snapshot.consultation}/outcome` : base;
  return (
    <section class="sec" aria-labelledby="files">
      <h2 id="files">{t('dispositions.files')}</h2>
      {publishedAt ? (
        <p class="row np">
          <a class="btn alt" href={href(`${file}.csv`)}>
            {t('dispositions.csv')}
          </a>
          <a class="btn alt" href={href(`${file}.json`)}>
            {t('dispositions.json')}
          </a>
        </p>
      ) : null}
      <p class="sm dim">{t('dispositions.fingerprint', { hash })}</p>
      <p class="sm dim">{t('dispositions.draft_fingerprint', { ...snapshot.version })}</p>
    </section>
  );
}
