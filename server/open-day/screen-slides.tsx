import type { ComponentChildren } from 'preact';
import { type Language, languages } from '#shared/i18n/languages.ts';
import { widthOf } from '#shared/open-day/slogan-length.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { qrPng } from '../access/qr.ts';
import { translatorFor } from '../http/translate.ts';
import { useView } from '../http/view.ts';
import type { ScreenContent } from './screen.ts';
import { type InBoth, type ScreenSlide, slidesOf } from './screen-plan.ts';
import { ScreenHotline, ScreenProgramme } from './screen-programme.tsx';

interface Props {
  content: ScreenContent;
  origin: string;
}

const both: InBoth = (key, values) =>
  Object.fromEntries(
    languages.map((language) => [language, translatorFor(language)(key, values?.(language) ?? {})]),
  );

/** Every slide of a screen; which of them is seen is the script's matter. */
export function ScreenSlides({ content, origin }: Props) {
  const { now } = useView();
  return (
    <>
      {slidesOf({ content, now, both }).map((slide) => (
        <Slide key={slide.id} slide={slide} origin={origin}>
          {slide.id === 'programme' ? <ScreenProgramme edition={content.edition} /> : null}
          {slide.id === 'hotline' ? <ScreenHotline edition={content.edition} /> : null}
        </Slide>
      ))}
    </>
  );
}

function Slide({
  slide: { id, seconds, above, title, lines, code },
  origin,
  children,
}: {
  slide: ScreenSlide;
  origin: string;
  children: ComponentChildren;
}) {
  const { href } = useView();
  return (
    <section
      class={code ? 'slide coded' : 'slide'}
      data-slide={id}
      data-seconds={seconds}
      aria-labelledby={`slide-${id}`}
    >
      <div>
        {above ? (
          <p class="above">
            <Both text={above} />
          </p>
        ) : null}
        <h2 id={`slide-${id}`} class={sizeOf(title)}>
          <Both text={title} />
        </h2>
        {lines.map((line) => (
          <p key={line['zh-CN'] ?? ''} class="line">
            <Both text={line} />
          </p>
        ))}
        {children}
      </div>
      {code ? (
        <p class="scan">
          <img class="qr" src={qrPng(origin + href(code.address))} alt="" />
          <Both text={code.words} />
        </p>
      ) : null}
    </section>
  );
}

/** The reader’s language, and the other below it, smaller. */
function Both({ text }: { text: Text }) {
  const { say, language } = useView();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const below = text[other];
  return (
    <>
      <span class="own" lang={text[language] === undefined ? other : undefined}>
        {say(text)}
      </span>
      {below !== undefined && below !== say(text) ? (
        <span class="below" lang={other}>
          {below}
        </span>
      ) : null}
    </>
  );
}

/** Long titles are set smaller, so that they stay on the screen. */
function sizeOf(title: Text): string | undefined {
  const width = widthOf(title['zh-CN'] ?? '', 'zh-CN');
  return width > 35 ? 'longest' : width > 20 ? 'long' : undefined;
}
