import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { type Edition, fillIn } from './open-day.ts';
import { sayDays, sayTimes } from './slogan-days.ts';
import { SloganFeeds } from './slogan-feeds.tsx';
import { type Size, usualSizes } from './slogan-picture.ts';
import { sloganChannelWords, sloganKindWords } from './slogan-words.ts';
import type { Slogan } from './slogans.ts';

interface Props {
  edition: Edition;
  slogans: Slogan[];
  day: string;
  size: Size;
}

/** Where partners fetch what their systems play. */
export function SlogansPage({ edition, slogans, day, size }: Props) {
  const { t, href } = useView();
  return (
    <div class="stack">
      <p class="sm">
        <a href={href(`/open-day/${edition.year}`)}>{t('openDay.title', { year: edition.year })}</a>
      </p>
      <h1>{t('slogans.many')}</h1>
      <p class="lead">{t('slogans.lead')}</p>
      {slogans.length === 0 ? <p>{t('slogans.none')}</p> : <Choices {...{ edition, day, size }} />}
      <SloganFeeds {...{ edition, slogans, day }} />
      {slogans.length === 0 ? null : <AllSlogans {...{ edition, slogans, size }} />}
    </div>
  );
}

function Choices({ edition, day, size }: Omit<Props, 'slogans'>) {
  const { t, href } = useView();
  const chosen = `${size.width}x${size.height}`;
  return (
    <form class="row" method="get" action={href(`/open-day/${edition.year}/slogans`)}>
      <p class="field">
        <label for="day">{t('slogans.day')}</label>
        <input type="date" id="day" name="day" value={day} />
      </p>
      <p class="field">
        <label for="size">{t('slogans.size')}</label>
        <select id="size" name="size">
          {usualSizes.map(({ width, height }) => (
            <option key={width} value={`${width}x${height}`} selected={chosen === `${width}x${height}`}>
              {`${width} × ${height}`}
            </option>
          ))}
        </select>
      </p>
      <p class="actions">
        <button class="btn alt" type="submit">
          {t('slogans.show')}
        </button>
      </p>
    </form>
  );
}

function AllSlogans({ edition, slogans, size }: Omit<Props, 'day'>) {
  const view = useView();
  const { t, say, href } = view;
  const columns = [
    t('slogans.text'),
    t('slogans.kind'),
    t('slogans.channels'),
    t('slogans.days'),
    t('slogans.picture'),
  ];
  return (
    <section class="sec">
      <h2 id="all">{t('slogans.all')}</h2>
      <ScrollingTable labelledBy="all" columns={columns}>
        {slogans.map((slogan) => (
          <tr key={slogan.slug} id={slogan.slug}>
            <th scope="row">{say(fillIn(slogan.text, edition))}</th>
            <td>{t(sloganKindWords[slogan.kind])}</td>
            <td>{slogan.channels.map((channel) => t(sloganChannelWords[channel])).join(' · ')}</td>
            <td>
              {sayDays(view, slogan)}
              {slogan.times.length > 0 ? <span class="dim sm"> {sayTimes(slogan)}</span> : null}
            </td>
            <td>
              {slogan.kind === 'screen' ? (
                <Picture
                  address={href(
                    `/open-day/${edition.year}/slogans/${slogan.slug}.svg?size=${size.width}x${size.height}`,
                  )}
                  of={say(fillIn(slogan.text, edition))}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

/** As a drawing; a script adds it as a picture of exactly the display’s pixels. */
function Picture({ address, of }: { address: string; of: string }) {
  const { t } = useView();
  return (
    <span
      data-behaviour="save-picture"
      data-picture={address}
      data-scale="1"
      data-save={t('claims.save_png')}
      data-failed={t('claims.save_png_failed')}
    >
      <a href={address}>
        {t('slogans.file_svg')}
        <span class="vh"> {of}</span>
      </a>{' '}
    </span>
  );
}
