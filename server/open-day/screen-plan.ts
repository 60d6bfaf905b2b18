import type { Key } from '#shared/i18n/catalogues.ts';
import { type Language, languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayClosing, sayTime } from '#shared/text/dates.ts';
import type { Values } from '../http/translate.ts';
import { programmeAt } from './open-day.ts';
import type { ScreenContent } from './screen.ts';

/** One thing that a screen shows at a time. */
export interface ScreenSlide {
  id: string;
  /** How long it stands: at least eight, as the display rules of the Open Day ask. */
  seconds: number;
  above?: Text;
  title: Text;
  lines: Text[];
  /** What a telephone opens from it. */
  code?: { address: string; words: Text };
}

const SECONDS = { line: 8, theme: 10, list: 14, code: 14 };

/** Words of the interface in both languages. */
export type InBoth = (key: Key, values?: (language: Language) => Values) => Text;

interface Planned {
  content: ScreenContent;
  now: Date;
  both: InBoth;
}

const until = ({ both }: Planned, at: Date): Text =>
  both('common.until', (language) => ({ closing: sayClosing(at, language) }));

/** What there is to ask and to tell, with a slogan after each; what there is nothing of is left out. */
export function slidesOf(planned: Planned): ScreenSlide[] {
  const matters = [
    themeOf(planned),
    ...programmeOf(planned),
    ...questionnairesOf(planned),
    ...consultationsOf(planned),
    ...interviewOf(planned),
    hotlineOf(planned),
    ...boardsOf(planned),
  ];
  const slogans = planned.content.slogans.map(
    ({ slug, text }): ScreenSlide => ({ id: slug, seconds: SECONDS.line, title: text, lines: [] }),
  );
  return Array.from({ length: Math.max(matters.length, slogans.length) }, (_, at) =>
    [matters[at], slogans[at]].filter((slide) => slide !== undefined),
  ).flat();
}

const themeOf = ({ content: { edition }, both }: Planned): ScreenSlide => ({
  id: 'theme',
  seconds: SECONDS.theme,
  above: both('screens.theme'),
  title: edition.theme,
  lines: [],
});

const programmeOf = ({ content: { edition }, both, now }: Planned): ScreenSlide[] =>
  programmeAt(edition, now).phase === 'after'
    ? []
    : [{ id: 'programme', seconds: SECONDS.list, title: both('screens.programme'), lines: [] }];

const questionnairesOf = (planned: Planned): ScreenSlide[] =>
  planned.content.questionnaires.map(({ slug, live: { definition }, closesAt }) => ({
    id: `questionnaire-${slug}`,
    seconds: SECONDS.code,
    above: planned.both('screens.questionnaire'),
    title: definition.title,
    lines: [until(planned, closesAt)],
    code: { address: `/questionnaires/${slug}?via=screen`, words: planned.both('screens.scan_to_answer') },
  }));

const consultationsOf = (planned: Planned): ScreenSlide[] =>
  planned.content.consultations.map(({ consultation: { slug, title, round }, received }) => ({
    id: `consultation-${slug}`,
    seconds: SECONDS.code,
    above: planned.both('screens.consultation'),
    title,
    lines: [
      until(planned, round.window.closesAt),
      received === undefined
        ? planned.both('screens.received_few')
        : planned.both('screens.received', () => ({ n: received })),
    ],
    code: { address: `/consultations/${slug}`, words: planned.both('screens.scan_to_comment') },
  }));

function interviewOf({ content: { interview }, now, both }: Planned): ScreenSlide[] {
  if (!interview) return [];
  const start = new Date(interview.start);
  return [
    {
      id: 'interview',
      seconds: SECONDS.code,
      above: both(start <= now ? 'screens.interview_now' : 'screens.interview_next'),
      title: interview.title,
      lines: [Object.fromEntries(languages.map((language) => [language, sayTime(start, language)]))],
      code: { address: `/interviews/${interview.slug}`, words: both('screens.scan_to_ask') },
    },
  ];
}

const hotlineOf = ({ content: { edition }, both }: Planned): ScreenSlide => ({
  id: 'hotline',
  seconds: SECONDS.list,
  above: both('screens.hotline'),
  title: { 'zh-CN': edition.phone, en: edition.phone },
  lines: [both('screens.hotline_help')],
});

const boardsOf = ({ content: { edition, boards }, both }: Planned): ScreenSlide[] =>
  boards
    ? [
        {
          id: 'boards',
          seconds: SECONDS.code,
          above: both('screens.boards'),
          title: both('screens.boards_title'),
          lines: [],
          code: { address: `/open-day/${edition.year}/boards`, words: both('screens.scan_to_read') },
        },
      ]
    : [];
