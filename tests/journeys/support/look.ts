import type { Page } from 'playwright-core';

/** What a page looks like, as far as a ruler can tell. */
export const lookOf = (page: Page) =>
  page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0;
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 30)}`;
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        seen(element) &&
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !element.closest('.scroll, .vh'),
    );
    const senior = document.documentElement.classList.contains('senior');
    const least = document.body.classList.contains('work') ? 32 : senior ? 56 : 44;
    const targets = [...document.querySelectorAll('.btn, .opt, select, textarea, input[type="text"]')];
    return {
      lang: document.documentElement.lang,
      title: document.title,
      titles: [...document.querySelectorAll('h1')].filter(seen).length,
      /** What makes the page scroll sideways. */
      beyond: scrollWidth > clientWidth ? [`${scrollWidth} pixels`, ...wide.map(name)] : [],
      /** Buttons, choices and fields that a thumb may miss. */
      tooSmall: targets
        .filter(seen)
        .map((target) => ({ target, height: target.getBoundingClientRect().height }))
        .filter(({ height }) => height < least - 0.5)
        .map(({ target, height }) => `${name(target)}: ${height}`),
    };
  });
