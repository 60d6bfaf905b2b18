import { sayDay } from '#shared/text/dates.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { SearchForm } from '../http/search-form.tsx';
import { useView } from '../http/view.ts';
import { sayFigure } from '../registers/say-figure.ts';
import type { HomeFigure, HomePieces, HomePolicy } from './home-pieces.ts';

/** Interviews; nothing where there are none. */
export function InterviewsPart({ lines }: { lines: OpenLine[] }) {
  const { t, href } = useView();
  if (lines.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="talks">
      <h2 id="talks">{t('front.home_interviews')}</h2>
      <OpenLines lines={lines} />
      <p class="more">
        <a href={href('/interviews')}>{t('front.home_interviews_all')}</a>
      </p>
    </section>
  );
}

export function DayPart({ line }: { line: OpenLine | undefined }) {
  const { t } = useView();
  if (!line) return null;
  return (
    <section class="sec" aria-labelledby="day">
      <h2 id="day">{t('front.home_day')}</h2>
      <OpenLines lines={[line]} />
    </section>
  );
}

export function PoliciesPart({ policies }: { policies: HomePolicy[] }) {
  const { t, say, href, language } = useView();
  if (policies.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="new-policies">
      <h2 id="new-policies">{t('front.home_policies')}</h2>
      <ul class="plain lines">
        {policies.map(({ address, title, oneLine, day }) => (
          <li class="open" key={address}>
            <p class="when">{sayDay(day, language)}</p>
            <div>
              <h3>
                <a href={href(address)}>{say(title)}</a>
              </h3>
              <p class="dim">{say(oneLine)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p class="more">
        <a href={href('/policies')}>{t('front.home_policies_all')}</a>
      </p>
    </section>
  );
}

export function FiguresPart({ figures }: { figures: HomeFigure[] }) {
  const view = useView();
  const { t, say, href } = view;
  if (figures.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="figures">
      <h2 id="figures">{t('front.home_figures')}</h2>
      <ul class="plain cols even">
        {figures.map((each) => (
          <li key={each.address}>
            <p class="when">
              <b>{sayFigure(view, each)}</b> {say(each.unit)}
            </p>
            <p>
              <a href={href(each.address)}>{say(each.name)}</a>
            </p>
            <p class="sm dim">
              {t(each.counted ? 'front.home_figure_counted' : 'front.home_figure_reported')}
            </p>
          </li>
        ))}
      </ul>
      <p class="more">
        <a href={href('/indicators')}>{t('front.home_figures_all')}</a>
      </p>
    </section>
  );
}

/** Where everything is: words to look for, the guide, and every part of the site in which something stands. */
export function SignpostsPart({ signposts }: Pick<HomePieces, 'signposts'>) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="ways">
      <h2 id="ways">{t('front.home_ways')}</h2>
      <SearchForm words="" />
      <p class="more">
        <a href={href('/disclosure/which-way')}>{t('front.home_ways_which')}</a>
      </p>
      <ul class="row plain kinds">
        {signposts.map(({ address, label, n }) => (
          <li key={address}>
            <a href={href(address)}>
              {n === undefined ? t(label) : t('front.home_way', { name: t(label), n })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
