import { useView } from '../http/view.ts';
import { crossedBy } from './figures.ts';
import type { PublishedCounts } from './published.ts';

interface Props {
  counts: PublishedCounts;
  item: string;
  /** The profile item of the figure at this very address, null for the one over everybody. */
  by?: string | null;
  base: string;
}

/** The way from a figure to the same item by each profile item. */
export function CrossLinks({ counts, item, by, base }: Props) {
  const { t, say, href } = useView();
  const crossed = crossedBy(counts, item);
  const profiles = counts.profiles.filter(({ code }) => crossed.includes(code));
  if (profiles.length === 0) return null;
  return (
    <div class="more sm">
      <ul class="row">
        <li>{t('results.by_groups')}</li>
        <li>
          <a href={href(`${base}?item=${item}`)} aria-current={by === null ? 'page' : undefined}>
            {t('results.whole')}
          </a>
        </li>
        {profiles.map(({ code, label }) => (
          <li key={code}>
            <a href={href(`${base}?item=${item}&by=${code}`)} aria-current={by === code ? 'page' : undefined}>
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
