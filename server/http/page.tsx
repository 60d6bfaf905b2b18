import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout } from './layout.tsx';
import type { SignedIn } from './signed-in.ts';
import { type View, ViewContext } from './view.ts';

/** What handlers of pages find on their request. */
export interface PageEnv {
  Variables: { view: View; requestId: string; officer?: SignedIn; departments?: readonly string[] };
}

export type PageContext = HonoContext<PageEnv>;

export interface PageOptions {
  title: string;
  status?: ContentfulStatusCode;
  /** The page shows somebody's problem: its title begins with 错误： / Error: */
  problem?: boolean;
  /** A page for officers. */
  workspace?: boolean;
  /** A page that search engines should not keep, and nobody else's cache either. */
  personal?: boolean;
  /** The page shows figures, which have a style of their own. */
  figures?: boolean;
  /** The page is made of sheets for a printer, which have a style of their own. */
  sheets?: boolean;
}

/** Answers with a whole HTML page. */
export function page(c: PageContext, body: ComponentChildren, options: PageOptions): Response {
  const view = c.get('view');
  const title = options.problem ? view.t('common.error_title', { title: options.title }) : options.title;
  const html = renderToString(
    <ViewContext.Provider value={view}>
      <Layout
        title={title}
        workspace={options.workspace ?? false}
        personal={options.personal || view.exercise || false}
        figures={options.figures ?? false}
        sheets={options.sheets ?? false}
      >
        {body}
      </Layout>
    </ViewContext.Provider>,
  );
  if (options.personal || options.workspace || view.exercise) c.header('Cache-Control', 'no-store');
  return c.html(`<!doctype html>${html}`, options.status ?? 200);
}
