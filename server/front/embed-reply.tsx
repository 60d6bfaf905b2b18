import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageContext } from '../http/page.tsx';
import { ViewContext } from '../http/view.ts';
import { EmbedFrame } from './embed-page.tsx';

/** Answers with a page for a frame. */
export const embed = (c: PageContext, title: string, body: ComponentChildren, status: 200 | 404 = 200) =>
  c.html(`<!doctype html>${render(c, <EmbedFrame title={title}>{body}</EmbedFrame>)}`, status);

/** Answers with markup alone. */
export const fragment = (c: PageContext, body: ComponentChildren) => c.html(render(c, body));

const render = (c: PageContext, body: ComponentChildren) =>
  renderToString(<ViewContext.Provider value={c.get('view')}>{body}</ViewContext.Provider>);
