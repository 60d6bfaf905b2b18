import { claimsOf } from '#shared/statistics/claims.ts';
import type { Figure, Weighting } from '#shared/statistics/figure.ts';
import { sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf, lastDayBefore } from '#shared/time.ts';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { baseWords, hasBounds, sayChannels, tenth } from '#shared/ui/figure-note.ts';
import type { DatedTongue } from '#shared/ui/tongue.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';

/** What of a questionnaire has to be disclosed with its figures. */
export type Disclosed = Pick<Questionnaire, 'versions' | 'live' | 'opensAt' | 'closesAt'>;

/** What a note is of: one figure, or a set of figures that stand together. */
interface Told extends Pick<Figure, 'sample' | 'n' | 'channels' | 'note'> {
  version: number;
  wording: string;
  base: string;
  weighting: string;
  weighted: boolean;
  bounds: boolean;
}

/** How a figure was made. */
export function methodNote(figure: Figure, asked: Disclosed, tongue: DatedTongue): MethodLine[] {
  const { t, say } = tongue;
  const { wording, version, weighting } = figure;
  const told = {
    ...figure,
    version: version.no,
    wording: t('claims.wording_text', {
      no: wording.no,
      code: figure.item,
      wording: [...(wording.question ? [wording.question] : []), wording.label].map(say).join(' '),
      options: wording.options.map(({ text }) => say(text)).join(t('results.comma')),
      version: version.no,
      hash: version.hash,
    }),
    base: baseWords([figure], tongue),
    weighting: weightingText(weighting, tongue),
    weighted: weighting.kind === 'raked',
    bounds: hasBounds([figure]),
  };
  return linesOf(told, asked, tongue);
}

/** How the figures of a set were made: their wordings and bases stand beside them. `weighting`: what is said of it in words. */
export function methodOfSet(
  set: Pick<Figure, 'n' | 'channels'> & { weighting?: string; bounds?: boolean },
  asked: Disclosed,
  tongue: DatedTongue,
): MethodLine[] {
  const { t } = tongue;
  const { live, versions } = asked;
  const hashes = versions
    .map(({ no, hash }) => t('claims.wording_version', { version: no, hash }))
    .join(t('results.comma'));
  const { weighting, bounds = false } = set;
  const told = {
    ...set,
    sample: live.definition.sample,
    note: live.definition.sample_note,
    version: live.no,
    wording: t('claims.wording_set', { hashes }),
    base: t('results.base_rows'),
    weighting: weighting ?? weightingText({ kind: 'none' }, tongue),
    weighted: bounds,
    bounds,
  };
  return linesOf(told, asked, tongue);
}

/** A whole note in one cell. */
export const methodWords = (lines: MethodLine[], { t }: Pick<DatedTongue, 't'>): string =>
  lines.map(({ heading, text }) => t('claims.method_line', { heading, text })).join(' ');

/**
 * What has to be disclosed of every survey (AAPOR, Code of Professional Ethics and Practices, III.A, 2021), made from the
 * questionnaire, so that nobody writes it and nobody forgets it.
 */
function linesOf(told: Told, asked: Disclosed, tongue: DatedTongue): MethodLine[] {
  const { t, say, language } = tongue;
  const { definition } = asked.versions.find(({ no }) => no === told.version) ?? asked.live;
  const { words } = claimsOf(told.sample);
  const line = (heading: string, text: string): MethodLine => ({ heading, text });
  const { design, rate } = designOf(definition, told.n, tongue);
  return [
    line(t('claims.method_strategy'), [t(words.strategy, design), rate].filter(Boolean).join(' ')),
    line(
      t('claims.method_sponsor'),
      t('claims.sponsor_text', {
        sponsor: say(definition.sponsor),
        handler: say(definition.privacy.handler),
      }),
    ),
    line(t('claims.method_wording'), told.wording),
    line(t('claims.method_population'), say(definition.population)),
    line(t('claims.method_recruiting'), t(words.recruiting)),
    line(t('claims.method_modes'), sayChannels(told.channels, tongue)),
    line(
      t('claims.method_dates'),
      t('claims.dates_text', {
        opens: sayDay(dayOf(asked.opensAt), language),
        closes: sayDay(lastDayBefore(asked.closesAt), language),
      }),
    ),
    line(
      t('claims.method_precision'),
      t('claims.precision_text', {
        n: sayNumber(told.n),
        base: told.base,
        precision: precisionOf(told, tongue),
      }),
    ),
    line(t('claims.method_weighting'), told.weighting),
    line(t('claims.method_processing'), t('claims.processing_text')),
    line(t('claims.method_limits'), t('claims.limits_text', { note: say(told.note) })),
  ];
}

function designOf(
  { sample_design: design }: Questionnaire['live']['definition'],
  n: number,
  { t, say }: DatedTongue,
): { design: { [name: string]: string }; rate: string } {
  if (!design) return { design: {}, rate: '' };
  const total = 'register' in design ? design.invited : design.members;
  const rate = Math.round((100 * n) / total);
  return 'register' in design
    ? {
        design: { register: say(design.register), drawn: say(design.drawn) },
        rate: t('claims.response_rate', { invited: sayNumber(total), n: sayNumber(n), rate }),
      }
    : {
        design: { list: say(design.list) },
        rate: t('claims.coverage', { members: sayNumber(total), n: sayNumber(n), rate }),
      };
}

/** What may be said of precision: the kind of sample decides. */
function precisionOf({ sample, weighted, bounds }: Told, { t }: DatedTongue): string {
  const { words } = claimsOf(sample);
  if (sample !== 'open') return t(words.precision);
  return [
    t(words.precision),
    ...(weighted ? [t('claims.precision_open_weighted')] : []),
    ...(bounds ? [t('claims.precision_modelled')] : []),
  ].join(' ');
}

/** How figures are weighted, whole. */
export function weightingText(weighting: Weighting, { t, say }: DatedTongue): string {
  if (weighting.kind === 'none') return t('claims.weighting_none');
  const { trim, collapsed } = weighting;
  const main = t('claims.weighting_text', {
    benchmarks: weighting.benchmarks
      .map(({ label, source, year }) =>
        t('claims.benchmark', { label: say(label), source: say(source), year }),
      )
      .join(t('results.comma')),
    frame: say(weighting.frame),
    trim: trim ? t('claims.trim', { low: trim[0], high: trim[1] }) : t('claims.trim_none'),
    deff: weighting.deff.toFixed(2),
    n_eff: sayNumber(Math.round(weighting.n_eff)),
    max: tenth(weighting.max_over_mean),
    min: tenth(weighting.min_over_mean),
  });
  const merged =
    collapsed.length > 0
      ? t('claims.collapsed', { groups: collapsed.map(say).join(t('results.comma')) })
      : '';
  const demonstration = weighting.demonstration ? `${t('claims.demonstration')}${t('results.stop')}` : '';
  return [main, merged, demonstration].filter(Boolean).join(' ');
}
