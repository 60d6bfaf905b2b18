import type { Key } from '#shared/i18n/catalogues.ts';
import { useView } from '../http/view.ts';
import { can } from '../staff/roles.ts';
import type { InScope } from './figure-scope.ts';

interface Props {
  scope: InScope;
  /** The officer may make results of it. */
  analyst: boolean;
  /** The officer may read some of the texts. */
  texts: boolean;
}

interface Way {
  at: string;
  name: Key;
  help: Key;
}

/** What can be done with the answers, each way with one sentence on what is found there. */
export function HubWays({ scope: { questionnaire, own }, analyst, texts }: Props) {
  const { t, href, officer } = useView();
  const { slug, live } = questionnaire;
  const base = `/workspace/questionnaires/${slug}`;
  const seesFigures = officer && can(officer, 'see-figures', officer.department.id);
  const ways: (Way | false | undefined)[] = [
    { at: `${base}/figures`, name: 'results.figures', help: 'results.hub_figures' },
    { at: `${base}/differences`, name: 'explorer.differences', help: 'results.hub_differences' },
    own && { at: `${base}/participation`, name: 'participation.title', help: 'results.hub_participation' },
    own &&
      live.definition.weighting && {
        at: `${base}/weighting`,
        name: 'weighting.link',
        help: 'results.hub_weighting',
      },
    texts && { at: `${base}/texts`, name: 'texts.heading', help: 'results.hub_texts' },
    seesFigures && { at: `${base}/views`, name: 'explorer.views', help: 'results.hub_views' },
    own && { at: `${base}/exports`, name: 'exporting.exports_link', help: 'results.hub_exports' },
    own && { at: `${base}/releases`, name: 'correcting.releases', help: 'results.hub_releases' },
    analyst && {
      at: `/workspace/briefs/new?questionnaire=${slug}`,
      name: 'briefs.new',
      help: 'results.hub_brief',
    },
  ];
  return (
    <section class="sec" aria-labelledby="ways">
      <h2 id="ways">{t('results.hub')}</h2>
      <ul class="plain hub">
        {ways.flatMap((way) =>
          way ? (
            <li key={way.at}>
              <a href={href(way.at)}>
                <b>{t(way.name)}</b>
              </a>
              <p>{t(way.help)}</p>
            </li>
          ) : (
            []
          ),
        )}
      </ul>
    </section>
  );
}
