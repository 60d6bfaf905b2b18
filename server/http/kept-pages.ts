import type { Context } from '../context.ts';
import type { Encoded } from './encode.ts';

/** Milliseconds for which a page stands unasked: long enough for a crowd, short enough for a closing time. */
export const FRESH_MS = 5000;
const MOST = 400;

/** A public page, rendered and compressed, with what it is sent with. */
export interface Kept {
  encoded: Encoded;
  etag: string;
  type: string;
  until: number;
  generation: number;
  /** The template that the log names. */
  route: string;
  /** What every answer carries besides; set once the page has been sent with it. */
  security?: [string, string][];
}

/** The pages that a process keeps, by address and mode. */
export interface KeptPages {
  /** One that stands: neither too old nor from before a publication. */
  find(key: string): Kept | undefined;
  /** What stood there last, whatever has happened since. */
  findOld(key: string): Kept | undefined;
  keep(key: string, page: Kept): void;
}

const everywhere = new WeakMap<Context['pages'], KeptPages>();

/** The same for everybody who asks with one context. */
export function keptPagesOf({ pages }: Context): KeptPages {
  const known = everywhere.get(pages);
  if (known) return known;
  const kept = new Map<string, Kept>();
  const made: KeptPages = {
    find(key) {
      const page = kept.get(key);
      return page && page.until > performance.now() && page.generation === pages.generation
        ? page
        : undefined;
    },
    findOld: (key) => kept.get(key),
    keep(key, page) {
      if (kept.size >= MOST && !kept.has(key)) kept.clear();
      kept.set(key, page);
    },
  };
  everywhere.set(pages, made);
  return made;
}

/** Where a page is kept: its address and the reader's mode. Undefined where the cookies say more than one mode. */
export function placeOf(address: string, cookie: string | undefined): string | undefined {
  if (cookie === undefined || cookie === '') return `${address} `;
  const cookies = cookie.split(/;\s*/).filter((each) => each !== '');
  if (cookies.length > 1 || cookies.some((each) => !/^(__Host-)?mode=/.test(each))) return undefined;
  return `${address} ${cookies[0] ?? ''}`;
}
