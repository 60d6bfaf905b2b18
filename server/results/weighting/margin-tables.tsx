import { sayNumber } from '#shared/text/numbers.ts';
import { HiddenCell } from '#shared/ui/figure-cells.tsx';
import { useView } from '../../http/view.ts';
import type { MovedBand } from './moved.ts';
import type { WeightingState } from './weighting-state.ts';
import { sourceWords } from './weighting-words.ts';

interface Props {
  state: WeightingState;
  bands: MovedBand[][];
}

/** Who answered beside who lives there, variable by variable, with the source of each benchmark. */
export function MarginTables({ state, bands }: Props) {
  const { t, say } = useView();
  const { plan } = state.cells;
  return (
    <section class="sec stack" aria-labelledby="margins">
      <h2 id="margins">{t('weighting.margins')}</h2>
      <p class="read">
        {t(state.outside === 0 ? 'weighting.in_frame_all' : 'weighting.in_frame', { n: frameWords(state) })}
      </p>
      {state.collapsed.length > 0 ? (
        <p class="read">
          {t('weighting.collapsed', {
            least: plan.collapse_below,
            bands: state.collapsed.map(say).join('; '),
          })}
        </p>
      ) : null}
      {state.variables.map(({ variable, unmapped }, at) => (
        <div key={variable.code} class="stack">
          <MarginTable label={say(variable.label)} bands={bands[at] ?? []} weighted={state.converged} />
          <p class="sm dim">
            {t(variable.source?.place ? 'weighting.source' : 'weighting.source_incomplete', {
              source: say(sourceWords(variable.source)),
              year: variable.source?.year ?? '—',
            })}
            {variable.rescaled && plan.rescale ? ` ${say(plan.rescale.text)}` : ''}
            {unmapped > 0 && variable.unmapped_text ? ` ${say(variable.unmapped_text)}` : ''}
          </p>
        </div>
      ))}
    </section>
  );
}

/** How many are in the frame, unless that would tell how few are not. */
const frameWords = ({ n, outside }: WeightingState): string =>
  outside > 0 && outside < 5 ? '—' : sayNumber(n);

function MarginTable({ label, bands, weighted }: { label: string; bands: MovedBand[]; weighted: boolean }) {
  const view = useView();
  const { t, say } = view;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('weighting.margin_of', { variable: label })}>
      <table class="cross">
        <caption>{t('weighting.margin_of', { variable: label })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('weighting.band')}</th>
            <th scope="col" class="r">
              {t('weighting.sample')}
            </th>
            <th scope="col" class="r">
              {t('weighting.target')}
            </th>
            {weighted ? (
              <>
                <th scope="col" class="r">
                  {t('weighting.after')}
                </th>
                <th scope="col" class="r">
                  {t('weighting.missed')}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {bands.map(({ texts, sample, target, weighted: after, missed }) => (
            <tr key={say(texts[0]!)}>
              <th scope="row">{texts.map(say).join(t('results.comma'))}</th>
              {sample === null ? <HiddenCell tongue={view} /> : <td class="r">{Math.round(sample)}</td>}
              <td class="r">{target.toFixed(1)}</td>
              {weighted ? (
                <>
                  <td class="r">{after.toFixed(1)}</td>
                  <td class="r">{signed(missed, 1)}</td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A difference with its sign; one that rounds to nothing has none. */
export function signed(value: number, digits = 0): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}
