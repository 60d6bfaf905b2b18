import type { ComponentChildren } from 'preact';
import type { PageContext } from '../http/page.tsx';
import type { PieceKindName } from './kinds.ts';
import type { PublishedPiece } from './published.ts';

/** The page of a kind as the public sees it, of whatever content. */
export type Preview = (
  c: PageContext,
  piece: PublishedPiece,
) => Promise<ComponentChildren> | ComponentChildren;

const registered = new Map<PieceKindName, Preview>();

/** How each kind looks to the public: named by its routes, shown to whoever writes or signs it. */
export const previews = {
  register: (kind: PieceKindName, preview: Preview): void => {
    registered.set(kind, preview);
  },
  find: (kind: PieceKindName): Preview | undefined => registered.get(kind),
};
