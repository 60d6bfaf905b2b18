import { API } from './api-document.ts';
import type { Operation } from './api-operations.ts';

/** What a reader wants to ask. */
export interface Asked {
  /** The whole address, or the parts of it that are missing. */
  address: string | undefined;
  missing: string[];
}

/** Puts an address of the API together from a form's fields; only the operation's own parameters are taken. */
export function askedFor({ path, parameters = [] }: Operation, fields: URLSearchParams): Asked {
  const given = (name: string) => (fields.get(name) ?? '').trim();
  const parts = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  const missing = parts.filter((name) => /^\.{0,2}$/.test(given(name)));
  if (missing.length > 0) return { address: undefined, missing };
  const query = new URLSearchParams(
    parameters
      .filter((each) => each.in === 'query' && given(each.name) !== '')
      .map(({ name }) => [name, given(name)]),
  ).toString();
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given(name)));
  return { address: `${API}${filled}${query === '' ? '' : `?${query}`}`, missing };
}
