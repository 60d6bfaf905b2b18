import type { ComponentChildren } from 'preact';
import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Difference } from './differences.ts';
import { DifferencesTable } from './differences-table.tsx';
import type { PieceFile } from './files.ts';
import type { PieceKind } from './kinds.ts';
import { PieceNote } from './piece-note.tsx';
import type { Piece } from './pieces.ts';
import type { PublishedPiece } from './published.ts';
import type { PieceVersion } from './versions.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  version: PieceVersion;
  shown: PublishedPiece;
  files: readonly PieceFile[];
  /** The version that was public before it, and how this one differs. */
  before: { no: number; differences: readonly Difference[] } | undefined;
  children: ComponentChildren;
}

/** A version as it was put before the approvers: what is new in it, and how the public will see it. */
export function VersionPage({ kind, piece, version, shown, files, before, children }: Props) {
  const { t, href, language } = useView();
  const root = `/workspace/pieces/${piece.id}`;
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm np">
        <a href={href(root)}>{t(kind.words.one)}</a> · {t('pieces.version', { no: version.no })} ·{' '}
        {t('pieces.proposed_at', { time: sayTime(version.proposedAt, language) })} ·{' '}
        <a href={href(`${root}/versions/${version.no}/content.json`)}>{t('pieces.content_file')}</a>
      </p>
      <div class="more">{children}</div>
      <div class="sec">
        <PieceNote piece={shown} waiting={version.publishedAt === undefined} />
      </div>
      {before ? (
        <section class="sec">
          <h2 id="differences">{t('pieces.differences', { no: before.no })}</h2>
          {before.differences.length === 0 ? (
            <p class="empty">{t('pieces.differences_none')}</p>
          ) : (
            <DifferencesTable
              differences={before.differences}
              files={files}
              labelledBy="differences"
              columns={[t('pieces.before'), t('pieces.after')]}
            />
          )}
        </section>
      ) : null}
    </WorkspaceFrame>
  );
}
