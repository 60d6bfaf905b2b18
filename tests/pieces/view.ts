import { type ComponentChild, h } from 'preact';
import { makeView, ViewContext } from '#server/http/view.ts';

/** A part of a page by itself, in Chinese. */
export const inView = (children: ComponentChild) => {
  const view = makeView({
    language: 'zh-CN',
    senior: false,
    path: '/',
    site: {} as never,
    now: new Date('2021-05-20T10:00:00+08:00'),
    demo: false,
    assets: {} as never,
  });
  return h(ViewContext.Provider, { value: view, children });
};
