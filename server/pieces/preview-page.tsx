import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Obstacle, PieceKind } from './kinds.ts';
import { sayObstacle } from './piece-words.ts';
import type { Piece } from './pieces.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  /** What is missing before it can be shown at all. */
  obstacles: readonly Obstacle[];
  children?: ComponentChildren;
}

/** A draft as the public would see it. */
export function PreviewPage({ kind, piece, obstacles, children }: Props) {
  const view = useView();
  const { t, href } = view;
  return (
    <WorkspaceFrame current="pieces">
      <p class="note np">
        {t('pieces.preview_help')} <a href={href(`/workspace/pieces/${piece.id}`)}>{t('pieces.back')}</a>
      </p>
      {obstacles.length > 0 ? (
        <>
          <h1>{t('pieces.preview')}</h1>
          <p>{t('pieces.not_ready')}</p>
          <ul>
            {obstacles.map((each) => (
              <li key={each.field + each.key}>{sayObstacle(view, kind.fields, each)}</li>
            ))}
          </ul>
        </>
      ) : (
        children
      )}
    </WorkspaceFrame>
  );
}
