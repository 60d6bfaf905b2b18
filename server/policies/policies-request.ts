import { audienceWords, themeWords } from '#shared/policy-terms.ts';
import type { PolicyFilter } from './policies.ts';
import { areaWords, markWords, type PolicyStatus, statusWords } from './policy-codes.ts';

/** The filters of an address; what is no code narrows nothing. */
export function filterIn(query: URLSearchParams): PolicyFilter {
  const code = <C extends string>(name: string, codes: { [code in C]: unknown }): C | undefined => {
    const value = query.get(name) ?? '';
    return Object.hasOwn(codes, value) ? (value as C) : undefined;
  };
  const line = (name: string) => (query.get(name) ?? '').trim().slice(0, 100) || undefined;
  const marks = query.getAll('mark').filter((mark) => Object.hasOwn(markWords, mark));
  return {
    audience: code('audience', audienceWords),
    theme: code('theme', themeWords),
    area: code('area', areaWords),
    status: code<PolicyStatus>('status', statusWords),
    year: /^\d{4}$/.exec(query.get('year') ?? '')?.[0],
    issuer: line('issuer'),
    marks: [...new Set(marks)],
    words: line('q'),
  };
}

/** The query of an address with these filters, `?` included; nothing for none. */
export function queryOf(
  { marks = [], words, ...filter }: PolicyFilter,
  more: { after?: string } = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, q: words, ...more }))
    if (value !== undefined) query.set(name, value);
  for (const mark of marks) query.append('mark', mark);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
