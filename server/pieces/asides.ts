import type { ComponentChildren } from 'preact';
import type { PageContext } from '../http/page.tsx';
import type { PieceKindName } from './kinds.ts';
import type { Piece } from './pieces.ts';

/** What stands above the form of a piece: remarks on what was entered, further acts. */
export type Aside = (c: PageContext, piece: Piece) => Promise<ComponentChildren> | ComponentChildren;

const registered = new Map<PieceKindName, Aside>();

/** What a kind adds to its page on the desk for those who write it: named by its routes. */
export const asides = {
  register: (kind: PieceKindName, aside: Aside): void => {
    registered.set(kind, aside);
  },
  find: (kind: PieceKindName): Aside | undefined => registered.get(kind),
};
