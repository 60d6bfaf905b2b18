import { sayNumber } from '#shared/text/numbers.ts';
import { HiddenCell } from '#shared/ui/figure-cells.tsx';
import { useView } from '../../http/view.ts';
import { wordingOf } from '../item-figure.tsx';
import { signed } from './margin-tables.tsx';
import type { MovedItem } from './moved.ts';

/** So many items stand open; the others moved less and are folded away. */
const OPEN = 10;

interface Props {
  items: MovedItem[];
  slug: string;
}

/** Every item before and after weighting, those that moved most first. */
export function MovedTable({ items, slug }: Props) {
  const { t } = useView();
  const others = items.slice(OPEN);
  return (
    <section class="sec stack">
      <h2>{t('weighting.items')}</h2>
      <p class="read">{t('weighting.items_help')}</p>
      <ItemsTable items={items.slice(0, OPEN)} slug={slug} label={t('weighting.items')} />
      {others.length > 0 ? (
        <details>
          <summary>{t('weighting.items_others', { count: others.length })}</summary>
          <ItemsTable items={others} slug={slug} label={t('weighting.items_less')} />
        </details>
      ) : null}
    </section>
  );
}

function ItemsTable({ items, slug, label }: Props & { label: string }) {
  const view = useView();
  const { t, say, href } = view;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="cross">
        <thead>
          <tr>
            <th scope="col">{t('results.option')}</th>
            <th scope="col" class="r">
              {t('weighting.raw')}
            </th>
            <th scope="col" class="r">
              {t('weighting.weighted')}
            </th>
            <th scope="col" class="r">
              {t('weighting.move')}
            </th>
          </tr>
        </thead>
        {items.map(({ variable, base, options }) => (
          <tbody key={variable.code}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                <a href={href(`/workspace/questionnaires/${slug}/figures?item=${variable.code}`)}>
                  {t('results.numbered', { no: variable.no, item: wordingOf(view, variable) })}
                </a>{' '}
                <span class="sm dim">{t('weighting.item_base', { n: sayNumber(base) })}</span>
              </th>
            </tr>
            {options.map(({ code, text, raw, weighted, move }) => (
              <tr key={code}>
                <th scope="row">{say(text)}</th>
                {raw === null || weighted === null || move === null ? (
                  <>
                    <HiddenCell tongue={view} />
                    <HiddenCell tongue={view} />
                    <HiddenCell tongue={view} />
                  </>
                ) : (
                  <>
                    <td class="r">{raw}</td>
                    <td class="r">{weighted}</td>
                    <td class="r">{signed(move)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
