import type { Key } from '#shared/i18n/catalogues.ts';
import type { Source } from '#shared/statistics/participation.ts';
import { HEAVY_SHARE } from '#shared/statistics/participation.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { Bar } from '#shared/ui/bars.tsx';
import { CountCell, HiddenCell } from '#shared/ui/figure-cells.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { InScope } from './figure-scope.ts';
import type { Participation } from './participation.ts';

interface Props {
  scope: InScope;
  participation: Participation;
  /** There is still time to go where people are missing. */
  open: boolean;
}

/** Who answers, against the benchmarks, and where answers come in. */
export function ParticipationPage({ scope, participation, open }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = scope.questionnaire;
  const { n, variables, entrances, sites } = participation;
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('participation.title')}</h1>
      <p class="read">
        {t(open ? 'participation.lead_open' : 'participation.lead_closed', { n: sayNumber(n) })}
      </p>
      <Missing variables={variables} />
      {variables.length === 0 ? <p class="empty">{t('participation.no_benchmarks')}</p> : null}
      {variables.map((variable) => (
        <VariableTable key={variable.code} variable={variable} />
      ))}
      <Sources heading="participation.entrances" kind="entrance" sources={entrances} />
      {sites.length > 0 ? <Sources heading="participation.sites" kind="site" sources={sites} /> : null}
      <p class="sm dim sec">{t('participation.rules')}</p>
    </WorkspaceFrame>
  );
}

type Variable = Participation['variables'][number];

/** Below this many points a gap is not worth a journey. */
const WORTH_NAMING = 0.03;
const NAMED = 3;

/** The groups that are missing most, in one sentence each. */
function Missing({ variables }: { variables: Variable[] }) {
  const { t, say } = useView();
  const missing = variables
    .flatMap((variable) => variable.groups.map((group) => ({ variable, ...group })))
    .filter(({ gap }) => gap !== null && gap <= -WORTH_NAMING)
    .toSorted((a, b) => (a.gap ?? 0) - (b.gap ?? 0))
    .slice(0, NAMED);
  if (missing.length === 0) return null;
  return (
    <div class="note warn read">
      <p>
        <b>{t('participation.missing')}</b>
      </p>
      <ul>
        {missing.map(({ variable, code, text, share, expected, wanted }) => (
          <li key={`${variable.code} ${code}`}>
            {t('participation.missing_group', {
              variable: say(variable.label),
              group: say(text),
              share: points(share ?? 0),
              expected: points(expected),
              wanted: sayNumber(wanted ?? 0),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

const points = (share: number) => String(Math.round(100 * share));

function VariableTable({ variable }: { variable: Variable }) {
  const view = useView();
  const { t, say } = view;
  return (
    <section class="sec">
      <h2>{say(variable.label)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={say(variable.label)}>
        <table class="cross">
          <thead>
            <tr>
              <th scope="col">{t('results.group')}</th>
              <th scope="col" class="r">
                {t('results.count')}
              </th>
              <th scope="col" class="r">
                {t('participation.share')}
              </th>
              <th scope="col" class="r">
                {t('participation.expected')}
              </th>
              <th scope="col" class="r">
                {t('participation.gap')}
              </th>
              <th scope="col" class="r">
                {t('participation.wanted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {variable.groups.map(({ code, text, n, share, expected, gap, wanted }) => (
              <tr key={code}>
                <th scope="row">
                  <span class="with">
                    {say(text)}
                    <Bar percent={Math.round(100 * (share ?? 0))} />
                  </span>
                </th>
                {n === null ? <HiddenCell tongue={view} /> : <CountCell n={n} />}
                {share === null ? (
                  <td class="r">{t('participation.unknown')}</td>
                ) : (
                  <td class="r">{points(share)}</td>
                )}
                <td class="r">{points(expected)}</td>
                <td class="r">{gap === null ? t('participation.unknown') : signed(gap)}</td>
                <td class="r">{wanted === null ? t('participation.unknown') : sayNumber(wanted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="sm dim">
        {variable.answered === null
          ? t('participation.base_hidden')
          : t('participation.base', { n: sayNumber(variable.answered) })}
        {t('participation.source', { source: say(variable.source) })}
        {variable.year === null ? null : t('participation.year', { year: variable.year })}
        {variable.ready ? null : t('participation.not_ready')}
      </p>
    </section>
  );
}

/** Whole points with their sign; a minus sign, not a hyphen. */
function signed(gap: number): string {
  const whole = Math.round(100 * gap);
  if (whole === 0) return '0';
  return whole > 0 ? `+${whole}` : `−${-whole}`;
}

const entranceWords: { [code: string]: Key } = {
  site: 'participation.entrance_site',
  wechat: 'participation.entrance_wechat',
  sms: 'participation.entrance_sms',
  poster: 'participation.entrance_poster',
  screen: 'participation.entrance_screen',
  hall: 'participation.entrance_hall',
  portal: 'participation.entrance_portal',
  other: 'participation.source_rest',
  unknown: 'participation.source_unknown',
};

interface SourcesProps {
  heading: Key;
  kind: 'entrance' | 'site';
  sources: Source[];
}

function Sources({ heading, kind, sources }: SourcesProps) {
  const { t } = useView();
  const nameOf = (code: string) => {
    const words = entranceWords[code];
    return words && (kind === 'entrance' || code === 'other') ? t(words) : code;
  };
  const heavy = sources.filter((source) => source.heavy);
  return (
    <section class="sec" aria-labelledby={kind}>
      <h2 id={kind}>{t(heading)}</h2>
      {heavy.map(({ code, share }) => (
        <p key={code} class="note warn read">
          {t('participation.heavy', {
            source: nameOf(code),
            share: points(share),
            limit: points(HEAVY_SHARE),
          })}
        </p>
      ))}
      {sources.length === 0 ? (
        <p class="empty">{t('participation.no_sources')}</p>
      ) : (
        <table class="more sums">
          <thead>
            <tr>
              <th scope="col">{t('participation.source_column')}</th>
              <th scope="col" class="r">
                {t('results.count')}
              </th>
              <th scope="col" class="r">
                {t('results.percent')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ code, n, share }) => (
              <tr key={code}>
                <th scope="row">
                  <span class="with">
                    {nameOf(code)}
                    <Bar percent={Math.round(100 * share)} />
                  </span>
                </th>
                <CountCell n={n} />
                <td class="r">{points(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
