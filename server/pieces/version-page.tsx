import type { ComponentChildren } from 'preact';
import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { PieceKind } from './kinds.ts';
import type { Piece } from './pieces.ts';
import type { PieceVersion } from './versions.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  version: PieceVersion;
  children: ComponentChildren;
}

/** A version as it was put before the approvers, looking as the public will see it. */
export function VersionPage({ kind, piece, version, children }: Props) {
  const { t, say, href, language } = useView();
  const root = `/workspace/pieces/${piece.id}`;
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm np">
        <a href={href(root)}>{t(kind.words.one)}</a> · {t('pieces.version', { no: version.no })} ·{' '}
        {t('pieces.proposed_at', { time: sayTime(version.proposedAt, language) })} ·{' '}
        <a href={href(`${root}/versions/${version.no}/content.json`)}>{t('pieces.content_file')}</a>
      </p>
      {version.note ? <p class="note">{say(version.note)}</p> : null}
      {children}
    </WorkspaceFrame>
  );
}
