import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { type DeskFilter, type DeskPage, deskStates } from './desk.ts';
import { kinds, type PieceKind, type PieceKindName } from './kinds.ts';
import { StateMark, stateWords } from './state-mark.tsx';

/** Everything that a department publishes besides questionnaires and consultations, by kind. */
export function PieceKindsPage({ counts }: { counts: ReadonlyMap<PieceKindName, number> }) {
  const { t, href, site } = useView();
  const desks = [
    { to: '/workspace/interviews', words: t('interviews.desk_title') },
    { to: '/workspace/registers', words: t('registers.desk') },
    ...(site.openDay
      ? [{ to: `/workspace/open-day/${site.openDay}/slogans`, words: t('slogans.library') }]
      : []),
  ];
  return (
    <WorkspaceFrame current="pieces">
      <h1>{t('pieces.title')}</h1>
      <p class="lead">{t('pieces.lead')}</p>
      <ul class="row plain more">
        {desks.map(({ to, words }) => (
          <li key={to}>
            <a href={href(to)}>{words}</a>
          </li>
        ))}
      </ul>
      <ul class="plain lines sec">
        {kinds.all().map(({ kind, words }) => (
          <li key={kind}>
            <h2>
              <a href={href(`/workspace/pieces/kinds/${kind}`)}>{t(words.many)}</a>
            </h2>
            <p>{t(words.help)}</p>
            <p class="sm dim">{t('pieces.public', { count: counts.get(kind) ?? 0 })}</p>
          </li>
        ))}
      </ul>
    </WorkspaceFrame>
  );
}

interface Props {
  kind: PieceKind;
  filter: DeskFilter;
  found: DeskPage;
  writes: boolean;
  imports: boolean;
}

/** The pieces of a kind on an officer’s desks. */
export function PiecesPage({ kind, filter, found, writes, imports }: Props) {
  const { t, href } = useView();
  const root = `/workspace/pieces/kinds/${kind.kind}`;
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm">
        <a href={href('/workspace/pieces')}>{t('pieces.title')}</a>
      </p>
      <h1 id="pieces">{t(kind.words.many)}</h1>
      <p>{t(kind.words.help)}</p>
      {writes ? (
        <p class="row more">
          <a class="btn" href={href(`${root}/new`)}>
            {t('pieces.new', { one: t(kind.words.one) })}
          </a>
          {imports ? <a href={href(`${root}/import`)}>{t('pieces.import')}</a> : null}
        </p>
      ) : null}
      <Filters root={root} filter={filter} />
      <p class="dim more">{t('pieces.found', { count: found.n })}</p>
      {found.lines.length === 0 ? (
        <p class="empty more">{t('pieces.none')}</p>
      ) : (
        <Lines lines={found.lines} />
      )}
      {found.next ? (
        <p class="more">
          <a href={href(root + queryOf({ ...filter, after: found.next }))}>{t('pieces.more')}</a>
        </p>
      ) : null}
    </WorkspaceFrame>
  );
}

function queryOf({ words, state, after }: Omit<DeskFilter, 'limit'>): string {
  const query = new URLSearchParams({
    ...(words ? { q: words } : {}),
    ...(state ? { state } : {}),
    ...(after ? { after } : {}),
  });
  return query.size > 0 ? `?${query}` : '';
}

function Filters({ root, filter }: { root: string; filter: DeskFilter }) {
  const { t, href } = useView();
  return (
    <form class="filters field np" method="get" action={href(root)} aria-label={t('pieces.search')}>
      <p>
        <label for="q">{t('pieces.search_words')}</label>
        <input type="search" id="q" name="q" value={filter.words ?? ''} maxLength={100} autocomplete="off" />
      </p>
      <p>
        <label for="state">{t('pieces.column_state')}</label>
        <select id="state" name="state">
          <option value="">{t('pieces.any_state')}</option>
          {deskStates.map((state) => (
            <option key={state} value={state} selected={state === filter.state}>
              {t(stateWords[state])}
            </option>
          ))}
        </select>
      </p>
      <p>
        <button class="btn alt" type="submit">
          {t('pieces.search')}
        </button>
      </p>
    </form>
  );
}

function Lines({ lines }: Pick<DeskPage, 'lines'>) {
  const { t, say, href, language } = useView();
  return (
    <ScrollingTable
      labelledBy="pieces"
      columns={[t('pieces.column_title'), t('pieces.column_state'), t('pieces.column_changed')]}
    >
      {lines.map(({ id, title, state, publishedNo, changedAt, changedBy }) => (
        <tr key={id}>
          <th scope="row">
            <a href={href(`/workspace/pieces/${id}`)}>
              {Object.keys(title).length > 0 ? say(title as Parameters<typeof say>[0]) : t('pieces.untitled')}
            </a>
          </th>
          <td>
            <StateMark state={state} no={publishedNo} />
          </td>
          <td>
            {sayTime(changedAt, language)}
            {changedBy ? (
              <>
                <br />
                <span class="dim">{say(changedBy)}</span>
              </>
            ) : null}
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
