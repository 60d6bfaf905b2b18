import { HTTPException } from 'hono/http-exception';
import type { PageContext } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import type { TextField } from './text-fields.ts';
import type { Reading } from './texts.ts';

const names = ['item', 'q', 'by', 'value', 'group', 'after'] as const;

const LONGEST = 200;

export interface TextsQuery extends Omit<Reading, 'field'> {
  field: string | undefined;
  after: string | undefined;
  /** The group came as one field of a form: `Q3:35-44`. */
  chosen: boolean;
}

/** Reads a query. Answers 400 to more than one profile value, or anything else said twice. */
export function readTextsQuery(c: PageContext): TextsQuery {
  const given = c.req.queries();
  const read = (name: (typeof names)[number]) => {
    const [value = '', ...more] = given[name] ?? [];
    if (more.length > 0 || value.length > LONGEST) throw new HTTPException(400);
    return value;
  };
  const [by, value, group] = [read('by'), read('value'), read('group')];
  const [item = '', ...rest] = group.split(':');
  if ((by === '') !== (value === '') || (by !== '' && group !== '')) throw new HTTPException(400);
  if (group !== '' && rest.length !== 1) throw new HTTPException(400);
  return {
    field: read('item') || undefined,
    words: read('q').trim(),
    group: by ? { item: by, value } : group ? { item, value: rest[0] ?? '' } : undefined,
    after: read('after') || undefined,
    chosen: group !== '',
  };
}

/** The address of a list of texts, always the same for the same list. */
export function textsAddress(
  slug: string,
  { field, words, group }: Partial<Reading>,
  after?: string,
): string {
  const query = new URLSearchParams();
  if (field) query.set('item', field);
  if (words) query.set('q', words);
  if (group) {
    query.set('by', group.item);
    query.set('value', group.value);
  }
  if (after) query.set('after', after);
  const parts = query.toString();
  return `/workspace/questionnaires/${slug}/texts${parts ? `?${parts}` : ''}`;
}

/** An item with its number, and with its option where that asks for words. */
export const fieldWords = ({ t, say }: View, { no, label, option }: TextField) =>
  option
    ? t('texts.numbered_option', { no, item: say(label), option: say(option) })
    : t('texts.numbered', { no, item: say(label) });
