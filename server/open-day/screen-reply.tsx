import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageContext } from '../http/page.tsx';
import { type View, ViewContext } from '../http/view.ts';
import { version } from '../version.ts';
import type { ScreenContent } from './screen.ts';
import { ScreenFrame } from './screen-page.tsx';
import { ScreenSlides } from './screen-slides.tsx';

/**
 * Which program a screen runs: it reloads when another answers. The names of the client's files change with what is in
 * them, the version with a release.
 */
const programOf = ({ assets }: Pick<View, 'assets'>): string =>
  hashed([version, ...assets.site.scripts, ...assets.site.styles].join('\n'));

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const render = (view: View, body: ComponentChildren): string =>
  renderToString(<ViewContext.Provider value={view}>{body}</ViewContext.Provider>);

interface Screen {
  content: ScreenContent;
  origin: string;
  /** Where the slides alone are. */
  address: string;
}

/** The slides with what their screen must know of them: program, content, the time. */
const slides = (view: View, { content, origin }: Screen) => {
  const inner = <ScreenSlides {...{ content, origin }} />;
  const shown = hashed(render(view, inner));
  return (
    <main
      id="slides"
      data-program={programOf(view)}
      data-content={shown}
      data-now={view.now.toISOString()}
      data-day={content.edition.date}
    >
      {inner}
    </main>
  );
};

/** Answers with the page of a screen. It tells the time, so it is kept for nobody else. */
export function screenPage(c: PageContext, screen: Screen): Response {
  const view = c.get('view');
  c.header('Cache-Control', 'no-store');
  const body = <ScreenFrame {...screen}>{slides(view, screen)}</ScreenFrame>;
  return c.html(`<!doctype html>${render(view, body)}`);
}

/** Answers with the slides alone. */
export function screenFragment(c: PageContext, screen: Screen): Response {
  const view = c.get('view');
  c.header('Cache-Control', 'no-store');
  c.header('Wenji-Program', programOf(view));
  return c.html(render(view, slides(view, screen)));
}
