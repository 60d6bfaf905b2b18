import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Assets } from './assets.ts';
import type { SignedIn } from './signed-in.ts';
import type { Site } from './site.ts';
import { type Translate, translatorFor } from './translate.ts';

/** What every page knows: the reader's language and mode, the site, the time. */
export interface View {
  language: Language;
  senior: boolean;
  /** The address without its language prefix, with its query. */
  path: string;
  site: Site;
  now: Date;
  demo: boolean;
  /** The page belongs to a rehearsal, and says so. */
  exercise?: boolean | undefined;
  assets: Assets;
  officer?: SignedIn | undefined;
  /** What waits for the officer, by place of the rail. */
  waiting?: { approvals: number; consultations: number; inquiries?: number } | undefined;
  t: Translate;
  /** Words of a definition in the reader's language. */
  say(text: Text): string;
  /** An address of this site in the reader's language. */
  href(path: string): string;
}

type Known = Omit<View, 't' | 'say' | 'href'>;

export const makeView = (known: Known): View => ({
  ...known,
  t: translatorFor(known.language),
  say: (text) => sayIn(known.language, text),
  href: (path) => hrefIn(known.language, path),
});

export const hrefIn = (language: Language, path: string) =>
  language === 'en' ? (path === '/' ? '/en' : `/en${path}`) : path;

export const ViewContext = createContext<View | undefined>(undefined);

/** The page's view; only inside `page()`. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('useView outside a page');
  return view;
}
