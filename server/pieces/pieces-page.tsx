import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { kinds, type PieceKind, type PieceKindName } from './kinds.ts';
import { isTitled } from './piece-words.ts';
import type { Piece } from './pieces.ts';

/** Everything that a department publishes besides questionnaires and consultations, by kind. */
export function PieceKindsPage({ counts }: { counts: ReadonlyMap<PieceKindName, number> }) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <h1>{t('pieces.title')}</h1>
      <p class="lead">{t('pieces.lead')}</p>
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

interface Listed {
  piece: Piece;
  approval: Approval | undefined;
}

/** The pieces of a kind on an officer’s desks. */
export function PiecesPage({ kind, listed, writes }: { kind: PieceKind; listed: Listed[]; writes: boolean }) {
  const { t, say, href, language } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm">
        <a href={href('/workspace/pieces')}>{t('pieces.title')}</a>
      </p>
      <h1 id="pieces">{t(kind.words.many)}</h1>
      <p>{t(kind.words.help)}</p>
      {writes ? (
        <p class="more">
          <a class="btn" href={href(`/workspace/pieces/kinds/${kind.kind}/new`)}>
            {t('pieces.new', { one: t(kind.words.one) })}
          </a>
        </p>
      ) : null}
      {listed.length === 0 ? (
        <p class="empty more">{t('pieces.none')}</p>
      ) : (
        <ScrollingTable
          labelledBy="pieces"
          columns={[t('pieces.column_title'), t('pieces.column_state'), t('pieces.column_changed')]}
        >
          {listed.map(({ piece, approval }) => (
            <tr key={piece.id}>
              <th scope="row">
                <a href={href(`/workspace/pieces/${piece.id}`)}>
                  {isTitled(kind, piece) ? say(kind.title(piece.content)) : t('pieces.untitled')}
                </a>
              </th>
              <td>
                {approval?.state === 'waiting'
                  ? t('pieces.state_waiting')
                  : piece.publishedNo === undefined
                    ? t('pieces.state_draft')
                    : t('pieces.state_public', { no: piece.publishedNo })}
              </td>
              <td>{sayTime(piece.changedAt, language)}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </WorkspaceFrame>
  );
}
