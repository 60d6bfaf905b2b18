import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../../http/view.ts';
import { WorkspaceFrame } from '../../http/workspace-frame.tsx';
import type { InScope } from '../figure-scope.ts';
import type { AsOf } from '../shown.ts';
import { MarginTables } from './margin-tables.tsx';
import type { HeavyCell, MovedBand, MovedItem } from './moved.ts';
import { MovedTable } from './moved-table.tsx';
import { gateSentences, obstacleSentences } from './weighting-sentences.ts';
import type { WeightingState } from './weighting-state.ts';

interface Props {
  scope: InScope;
  asOf: AsOf;
  /** Undefined where the questionnaire declares no plan. */
  state: WeightingState | undefined;
  bands: MovedBand[][];
  /** Empty where weighting would do harm. */
  items: MovedItem[];
  heaviest: HeavyCell[];
}

/** What weighting does to a questionnaire's figures: of whom they then speak, what it moved, what it costs. */
export function WeightingPage({ scope, asOf, state, ...rest }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = scope.questionnaire;
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('weighting.title')}</h1>
      {state ? (
        <Weighted scope={scope} asOf={asOf} state={state} {...rest} />
      ) : (
        <div class="empty">
          <p>{t('weighting.no_plan')}</p>
          <p>{t('weighting.no_plan_help')}</p>
        </div>
      )}
    </WorkspaceFrame>
  );
}

function Weighted({ scope, asOf, state, bands, items, heaviest }: Props & { state: WeightingState }) {
  const { t, say } = useView();
  const { plan } = state.cells;
  const stops = state.obstacles.length > 0;
  return (
    <>
      <p class="read">
        {t('weighting.speaks_of', { frame: say(plan.frame.name), total: sayNumber(plan.frame.total) })}
      </p>
      {plan.frame.others ? <p class="read">{say(plan.frame.others)}</p> : null}
      <p class="sm dim">
        {t(asOf.newer ? 'results.as_of_newer' : 'results.as_of', { n: sayNumber(asOf.n), act: asOf.act })}
      </p>
      {stops ? <Stop state={state} /> : <p class="read">{t('weighting.honesty')}</p>}
      <ReleaseGate state={state} />
      <MarginTables state={state} bands={bands} />
      {stops ? null : <Weights state={state} heaviest={heaviest} />}
      {stops ? null : <MovedTable items={items} slug={scope.questionnaire.slug} />}
    </>
  );
}

/** Why nothing weighted is shown. */
function Stop({ state }: { state: WeightingState }) {
  const view = useView();
  return (
    <div class="note stop read">
      <p>
        <b>{view.t('weighting.stop')}</b>
      </p>
      <ul>
        {obstacleSentences(state, view).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{view.t('weighting.stop_help')}</p>
    </div>
  );
}

function ReleaseGate({ state }: { state: WeightingState }) {
  const view = useView();
  const { t } = view;
  if (state.releasable) return <p class="note read">{t('weighting.releasable')}</p>;
  if (state.gate.length === 0) return null;
  return (
    <div class="note warn read">
      <p>
        <b>{t('weighting.not_releasable')}</b>
      </p>
      <ul>
        {gateSentences(state.gate, view).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the weights are, and what they cost. */
function Weights({ state, heaviest }: { state: WeightingState; heaviest: HeavyCell[] }) {
  const { t, say } = useView();
  const { weighting } = state;
  if (weighting.kind === 'none') return null;
  const rows = [
    [t('weighting.largest'), t('weighting.times_mean', { weight: weighting.max_over_mean.toFixed(2) })],
    [t('weighting.smallest'), t('weighting.times_mean', { weight: weighting.min_over_mean.toFixed(2) })],
    [t('weighting.deff'), weighting.deff.toFixed(2)],
    [t('weighting.n_eff'), sayNumber(weighting.n_eff)],
    [
      t('weighting.trimmed'),
      weighting.trim
        ? t(state.trimmed > 0 ? 'weighting.trimmed_some' : 'weighting.trimmed_none', {
            low: weighting.trim[0],
            high: weighting.trim[1],
          })
        : t('weighting.not_trimmed'),
    ],
  ];
  return (
    <section class="sec" aria-labelledby="weights">
      <h2 id="weights">{t('weighting.weights')}</h2>
      <p class="read">{t('weighting.weights_help')}</p>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="r">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('weighting.heaviest')}</h3>
      <ol>
        {heaviest.map(({ texts, weight }) => (
          <li key={weight}>
            {t('weighting.heavy', {
              kind: texts.map(say).join(t('results.comma')),
              weight: weight.toFixed(2),
            })}
          </li>
        ))}
      </ol>
      <p class="sm dim">{t('weighting.heaviest_rule')}</p>
    </section>
  );
}
