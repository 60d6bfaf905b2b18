import { useView } from '../http/view.ts';
import { type FigureView, LONGEST_NAME } from './figure-views.ts';

interface Props {
  /** The questionnaire's address in the workspace. */
  base: string;
  views: FigureView[];
  /** The query of what is looked at now. */
  query: string;
}

const LISTED = 8;

/** Keeping what is looked at under a name, what was kept last, and the way into a brief. */
export function FigureViewsPart({ base, views, query }: Props) {
  const { t, href } = useView();
  const slug = base.split('/').at(-1) ?? '';
  const brief = `/workspace/briefs/new?questionnaire=${slug}&figure=${encodeURIComponent(query.slice(1))}`;
  return (
    <section class="stack sec np">
      <h2>{t('explorer.views')}</h2>
      <form method="post" action={href(`${base}/views`)} class="field">
        <input type="hidden" name="address" value={query} />
        <label for="view-name">{t('explorer.view_name')}</label>
        <input id="view-name" name="name" maxLength={LONGEST_NAME} required autocomplete="off" />
        <p class="more">
          <button class="btn alt" type="submit">
            {t('explorer.view_keep')}
          </button>
        </p>
      </form>
      {views.length > 0 ? (
        <ul class="plain lines">
          {views.slice(0, LISTED).map(({ id, name, address }) => (
            <li key={id}>
              <a href={href(`${base}/figures${address}`)}>{name}</a>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href={href(`${base}/views`)}>{t('explorer.views_all', { n: views.length })}</a>
      </p>
      <p>
        <a href={href(brief)}>{t('explorer.into_brief')}</a>
      </p>
    </section>
  );
}
