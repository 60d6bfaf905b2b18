import type { AskedBody } from './asking-body.ts';

/** A demand while it is written, as the form’s fields hold it. */
export interface AskedForm {
  /** What makes sending again give the same receipt. */
  key: string;
  kind: string;
  category: string;
  topic: string;
  title: string;
  text: string;
  place: string;
  district: string;
  requester: string;
  contact: string;
  confidential: boolean;
  /** They were told of numbers of persons in it. */
  told: boolean;
}

export const emptyAskedForm = (key: string, topic = ''): AskedForm => ({
  key,
  kind: '',
  category: '',
  topic,
  title: '',
  text: '',
  place: '',
  district: '',
  requester: 'person',
  contact: '',
  confidential: false,
  told: false,
});

/** Fields of a form that was sent; a field may not hold more than anybody could mean. */
export function readAskedForm(fields: URLSearchParams): AskedForm {
  const read = (name: string, most: number) => (fields.get(name) ?? '').slice(0, most);
  return {
    key: fields.get('key') ?? '',
    kind: read('kind', 40),
    category: read('category', 40),
    topic: read('topic', 80),
    title: read('title', 2000),
    text: read('text', 40_000),
    place: read('place', 2000),
    district: read('district', 40),
    requester: read('requester', 40),
    contact: read('contact', 2000),
    confidential: fields.get('confidential') === 'yes',
    told: fields.get('told') === 'yes',
  };
}

export const bodyOfAsked = ({ key: _key, told: _told, ...body }: AskedForm): AskedBody => body;
