/** Only answers whose variable holds one of the codes: a profile item, or `channel`, `day`, `version`, `entrance`, `site`. */
export interface Filter {
  variable: string;
  codes: string[];
}

/** A question to the figures: the rows, the groups of the columns, who is counted, and with which weights. */
export interface Asked {
  item: string;
  by: string[];
  where: Filter[];
  weights: 'none' | 'raked';
}

/** So many banners and filters a view may have. */
export const MOST_BY = 3;
export const MOST_WHERE = 2;

/**
 * What an address asks for: `?item=Q10.find&by=Q2&by=Q3&where=channel:online&where=Q4:f,x&weights=raked`. What stands twice
 * counts once; a condition without codes is none. Nothing is checked against a questionnaire here.
 */
export function askedFromQuery(query: Pick<URLSearchParams, 'get' | 'getAll'>): Asked {
  const where = new Map<string, Set<string>>();
  for (const condition of query.getAll('where')) {
    const colon = condition.indexOf(':');
    const codes = condition
      .slice(colon + 1)
      .split(',')
      .filter((code) => code !== '');
    if (colon < 1 || codes.length === 0) continue;
    const variable = condition.slice(0, colon);
    where.set(variable, new Set([...(where.get(variable) ?? []), ...codes]));
  }
  return {
    item: query.get('item') ?? '',
    by: [...new Set(query.getAll('by').filter((code) => code !== ''))],
    where: [...where].map(([variable, codes]) => ({ variable, codes: [...codes] })),
    weights: query.get('weights') === 'raked' ? 'raked' : 'none',
  };
}

/** The same as an address; what is not asked for is left out. `askedFromQuery` reads it back. */
export function queryOf({ item, by, where, weights }: Asked): string {
  const query = [
    ['item', item],
    ...by.map((code) => ['by', code]),
    ...where.map(({ variable, codes }) => ['where', `${variable}:${codes.join(',')}`]),
    ...(weights === 'raked' ? [['weights', weights]] : []),
  ];
  return `?${query.map(([name = '', value = '']) => `${name}=${encode(value)}`).join('&')}`;
}

/** Codes are mostly plain; colon and comma stay readable in the address. */
const encode = (value: string) => encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',');
