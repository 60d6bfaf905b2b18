import type { Key } from '#shared/i18n/catalogues.ts';
import { type Asked, askedFromQuery, MOST_BY, MOST_WHERE, queryOf } from '#shared/statistics/asked.ts';
import { type ChartKind, chartKinds } from '#shared/ui/chart-kinds.ts';
import type { Choices } from './explorer-choices.ts';

/** What is looked at and how: the whole state of the page, as its address holds it. */
export interface Explored extends Asked {
  /** How it is drawn; undefined: the table. */
  chart: ChartKind | undefined;
  /** The option that a chart of one option shows. */
  option: string | undefined;
  sort: 'code' | 'value';
  /** Groups down and options across. */
  swap: boolean;
}

export interface Obstacle {
  key: Key;
  values?: { [name: string]: string };
}

type Query = Pick<URLSearchParams, 'get' | 'getAll'>;

/** Reads an address; what is wrong in it stands in `obstacles`, by field, and nothing is thrown away. */
export function readExplored(
  query: Query,
  choices: Choices,
): { explored: Explored; obstacles: Map<string, Obstacle> } {
  const asked = askedFromQuery(query);
  const chart = chartKinds.find((kind) => kind === query.get('chart'));
  const explored: Explored = {
    ...asked,
    item: asked.item || (choices.items[0]?.code ?? ''),
    chart,
    option: query.get('option') || undefined,
    sort: query.get('sort') === 'value' ? 'value' : 'code',
    swap: query.get('swap') === '1',
  };
  return { explored, obstacles: obstaclesTo(explored, choices) };
}

/** The query of the page at which somebody else sees the same. */
export function exploredQuery({ chart, option, sort, swap, ...asked }: Explored): string {
  const more: [string, string][] = [
    ...(chart ? [['chart', chart] as [string, string]] : []),
    ...(option ? [['option', option] as [string, string]] : []),
    ...(sort === 'value' ? [['sort', sort] as [string, string]] : []),
    ...(swap ? [['swap', '1'] as [string, string]] : []),
  ];
  return queryOf(asked) + more.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
}

function obstaclesTo(explored: Explored, choices: Choices): Map<string, Obstacle> {
  const { item, by, where, weights } = explored;
  const obstacles = new Map<string, Obstacle>();
  if (!choices.items.some(({ code }) => code === item))
    obstacles.set('item', { key: 'explorer.no_item', values: { item: shortened(item) } });
  const stranger = by.find((code) => !choices.banners.some((banner) => banner.code === code));
  if (stranger !== undefined)
    obstacles.set('by', { key: 'explorer.no_banner', values: { by: shortened(stranger) } });
  else if (by.length > MOST_BY) obstacles.set('by', { key: 'explorer.many_banners' });
  else if (by.includes(item)) obstacles.set('by', { key: 'explorer.same_item' });
  const sieve = sieveObstacle(where, choices);
  if (sieve) obstacles.set('where', sieve);
  if (weights === 'raked' && !choices.weighted) obstacles.set('weights', { key: 'explorer.no_weights' });
  return obstacles;
}

function sieveObstacle(where: Asked['where'], { sieves }: Choices): Obstacle | undefined {
  if (where.length > MOST_WHERE) return { key: 'explorer.many_filters' };
  for (const { variable, codes } of where) {
    const sieve = sieves.find(({ code }) => code === variable);
    if (!sieve) return { key: 'explorer.no_filter', values: { variable: shortened(variable) } };
    const unknown = codes.find((code) => !sieve.values.some((value) => value.code === code));
    if (unknown !== undefined)
      return { key: 'explorer.no_code', values: { variable, code: shortened(unknown) } };
  }
  return undefined;
}

/** What somebody wrote into the address may be long; a code is not. */
const shortened = (code: string) => (code.length > 40 ? `${code.slice(0, 40)}…` : code);
