import { useView } from '../http/view.ts';
import { Source } from './api-source.tsx';

interface Props {
  origin: string;
  /** A questionnaire that there is, or how its address is made. */
  slug: string;
  title: string;
}

/** Pieces of this site for the pages of another, to be copied. */
export function ApiEmbedsPage({ origin, slug, title }: Props) {
  const { t, href } = useView();
  const card = origin + href(`/embed/questionnaires/${slug}`);
  const list = origin + href('/embed/consultations');
  const frame = (address: string, name: string, height: number) =>
    `<iframe src="${address}" title="${escaped(name)}" width="100%" height="${height}" loading="lazy"></iframe>`;
  return (
    <div class="read stack">
      <p class="sm">
        <a href={href('/api')}>{t('connecting.api_title')}</a>
      </p>
      <h1>{t('connecting.embeds_title')}</h1>
      <p class="lead">{t('connecting.embeds_lead')}</p>
      <h2>{t('connecting.embeds_card')}</h2>
      <Source text={frame(card, title, 260)} />
      <p>
        <a href={card}>{t('connecting.embeds_look_card')}</a>
      </p>
      <h2>{t('connecting.embeds_list')}</h2>
      <Source text={frame(`${list}?limit=5`, t('connecting.embed_list'), 420)} />
      <p>
        <a href={list}>{t('connecting.embeds_look_list')}</a>
      </p>
      <h2>{t('connecting.embeds_pieces')}</h2>
      <ul>
        {(['policies', 'interviews', 'open-day'] as const).map((place) => (
          <li key={place}>
            <a href={origin + href(`/embed/${place}`)}>
              <code>{`/embed/${place}`}</code>
            </a>
          </li>
        ))}
      </ul>
      <h2>{t('connecting.embeds_fragment')}</h2>
      <p>{t('connecting.embeds_fragment_help')}</p>
      <Source text={`curl '${list}?limit=5&fragment=1'`} />
      <h2>{t('connecting.embeds_json')}</h2>
      <Source text={`curl '${list}.json?limit=5'`} />
      <h2>{t('connecting.embeds_rules')}</h2>
      <ul>
        <li>{t('connecting.embeds_rule_list')}</li>
        <li>{t('connecting.embeds_rule_policy', { origin })}</li>
        <li>{t('connecting.embeds_rule_cookies')}</li>
        <li>{t('connecting.embeds_rule_english')}</li>
      </ul>
    </div>
  );
}

/** What stands in an attribute that somebody copies. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
