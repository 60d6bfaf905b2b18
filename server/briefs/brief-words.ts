import type { Key } from '#shared/i18n/catalogues.ts';
import type { SampleKind } from '#shared/statistics/figure.ts';
import { hiddenKey } from '../comments/redaction-words.ts';
import type { View } from '../http/view.ts';
import { type FrozenQuote, wordsOf } from './accounts.ts';
import { most, type Part, shortened } from './content.ts';
import type { BriefFigure } from './figures.ts';
import type { Obstacle } from './obstacles.ts';

type Words = Pick<View, 't' | 'say'>;

export const partWords = {
  asked: 'briefs.asked',
  missing: 'briefs.missing',
  findings: 'briefs.findings',
  differences: 'briefs.differences',
  minority: 'briefs.minority',
  dissent: 'briefs.dissent',
  risks: 'briefs.risks',
  requests: 'briefs.requests',
} as const satisfies { [part in Part]: Key };

export const sampleWords = {
  open: 'briefs.sample_open',
  invited: 'briefs.sample_invited',
  census: 'briefs.sample_census',
} as const satisfies { [kind in SampleKind]: Key };

type Field = Part | 'title' | 'lead' | 'quotes';

const fieldWords = {
  ...partWords,
  title: 'briefs.title_label',
  lead: 'briefs.lead_label',
  quotes: 'briefs.quotes',
} as const satisfies { [field in Field]: Key };

const isPart = (field: string): field is Part => field in partWords;

/** The field of the form in which an obstacle is repaired. */
export const fieldOf = ({ field }: Obstacle): string => (isPart(field) ? `part.${field}` : field);

export function sayObstacle({ t }: Words, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'nothing_cited':
      return t('briefs.nothing_cited');
    case 'not_there':
      return t('briefs.not_there', { no: obstacle.no });
    case 'source_gone':
      return t('briefs.source_gone', { slug: obstacle.slug });
    case 'quote_gone':
      return t('briefs.quote_gone', { n: obstacle.n });
    default:
  }
  const field = t(fieldWords[obstacle.field]);
  switch (obstacle.kind) {
    case 'empty':
      return t('briefs.empty', { field });
    case 'no_such_figure':
      return t('briefs.no_such_figure', { field, no: obstacle.no });
    case 'no_source':
      return t('briefs.no_source', { field, point: obstacle.point });
    case 'claims':
      return t('briefs.claims', { field, words: obstacle.words });
    case 'too_long':
      return t('briefs.too_long', { field, room: obstacle.room, budget: obstacle.budget });
  }
}

export function sayProblem({ t }: Words, problem: FormProblem): string {
  switch (problem) {
    case 'address_unknown':
      return t('briefs.address_unknown');
    case 'figures_full':
      return t('briefs.figures_full', { n: most.figures });
    case 'add_by_wrong':
      return t('briefs.add_by_wrong');
    case 'disputes_full':
      return t('briefs.disputes_full', { n: most.disputes });
    case 'quotes_full':
      return t('briefs.quotes_full', { n: most.quotes });
    case 'choose_few':
      return t('briefs.choose_few', most);
  }
}

/** What of a form cannot be kept as it was sent, by field. */
export type FormProblem =
  | 'address_unknown'
  | 'figures_full'
  | 'add_by_wrong'
  | 'disputes_full'
  | 'quotes_full'
  | 'choose_few';

/** Room for a wording in a list of figures. */
const WORDING = 20;

export function sayFigure({ t, say }: Words, { figure: { wording }, source }: BriefFigure): string {
  const words = t('briefs.figure_words', {
    source,
    item: wording.no,
    wording: shortened(say(wording.label), WORDING),
  });
  return wording.by
    ? words + t('briefs.figure_by', { by: shortened(say(wording.by.label), WORDING) })
    : words;
}

/** A quote in its own words, hidden spans named. */
export const sayQuote = ({ t }: Words, quote: Pick<FrozenQuote, 'quote'>): string =>
  wordsOf(quote, (kind) => t(hiddenKey(kind)));
