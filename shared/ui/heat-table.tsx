import type { Text } from '../questionnaire/definition.ts';
import { type FigureCell, type FigureColumn, isShown } from '../statistics/figure.ts';
import { CountCell, HiddenCell } from './figure-cells.tsx';
import { HeatCell } from './heat-cell.tsx';
import type { Tongue } from './tongue.ts';

export interface HeatOption {
  code: string;
  text: Text;
  /** Its colour, where the options are a scale. */
  tone?: string | undefined;
}

interface Props {
  label: string;
  /** What the groups are. */
  heading: string;
  options: HeatOption[];
  columns: FigureColumn[];
  /** Groups down and options across. */
  swap: boolean;
  weighted: boolean;
  tongue: Tongue;
}

/** Options by groups, shaded by share; the total first, the bases at the end. A chart reads its numbers here. */
export function HeatTable({ swap, ...props }: Props) {
  const { label } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      {swap ? <GroupRows {...props} /> : <OptionRows {...props} />}
    </section>
  );
}

type Parts = Omit<Props, 'swap' | 'label'>;

function OptionRows({ options, columns, weighted, tongue }: Parts) {
  const { t, say } = tongue;
  return (
    <table class="cross" data-rows="options">
      <thead>
        <tr>
          <th scope="col">{t('results.option')}</th>
          {columns.map((column) => (
            <th
              key={column.code}
              scope="col"
              class="r"
              data-series={column.code === '' ? undefined : say(column.label)}
              data-code={column.code ?? ''}
            >
              {say(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {options.map(({ code, text, tone }) => (
          <tr key={code} data-code={code} data-tone={tone}>
            <th scope="row">
              <span data-label>{say(text)}</span>
            </th>
            {columns.map((column) => (
              <HeatCell key={column.code} cell={cellIn(column, code)} weighted={weighted} tongue={tongue} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('results.base')}</th>
          {columns.map((column) => (
            <Base key={column.code} column={column} tongue={tongue} />
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function GroupRows({ heading, options, columns, weighted, tongue }: Parts) {
  const { t, say } = tongue;
  return (
    <table class="cross" data-rows="groups">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {options.map(({ code, text, tone }) => (
            <th key={code} scope="col" class="r" data-series={say(text)} data-code={code} data-tone={tone}>
              {say(text)}
            </th>
          ))}
          <th scope="col" class="r">
            {t('results.base')}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.code} data-code={column.code ?? ''} data-rest={column.code === '' ? '' : undefined}>
            <th scope="row">
              <span data-label>{say(column.label)}</span>
            </th>
            {options.map(({ code }) => (
              <HeatCell key={code} cell={cellIn(column, code)} weighted={weighted} tongue={tongue} />
            ))}
            <Base column={column} tongue={tongue} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cellIn = (column: FigureColumn, code: string): FigureCell | undefined =>
  isShown(column) ? column.cells.find((cell) => cell.code === code) : undefined;

export const Base = ({ column, tongue }: { column: FigureColumn; tongue: Tongue }) =>
  isShown(column) && column.base !== null ? (
    <CountCell n={column.base} dim />
  ) : (
    <HiddenCell tongue={tongue} />
  );
