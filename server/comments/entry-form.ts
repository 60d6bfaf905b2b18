import { commentChannels, partyKinds, type Stance, stances } from '#shared/terms.ts';
import { isDay } from '#shared/time.ts';
import { type CommentBody, type CommentProblem, cleaned, limits } from './comment-body.ts';
import type { Paper } from './comments.ts';

/** Ways on which something reaches an office that a clerk then enters. */
export const paperChannels = commentChannels.filter(
  (channel): channel is Paper['channel'] => channel !== 'online',
);

/** One point of a paper, as its fields hold it. */
export interface EntryBlock {
  clause: string;
  stance: Stance | undefined;
  text: string;
  proposed: string;
}

/** A paper while it is entered: the fields as they were sent, so that nothing is lost. */
export interface EntryForm {
  key: string;
  channel: string;
  day: string;
  postmark: string;
  serial: string;
  kind: string;
  name: string;
  signatories: string;
  blocks: EntryBlock[];
  statement: string;
  hide: boolean;
  contact: string;
}

export const emptyEntry = (key: string, day: string): EntryForm => ({
  key,
  channel: '',
  day,
  postmark: '',
  serial: '',
  kind: 'person',
  name: '',
  signatories: '',
  blocks: [newBlock()],
  statement: '',
  hide: false,
  contact: '',
});

export const newBlock = (): EntryBlock => ({ clause: '', stance: undefined, text: '', proposed: '' });

export function readEntry(fields: URLSearchParams): EntryForm {
  const value = (name: string) => fields.get(name) ?? '';
  const blocks: EntryBlock[] = [];
  for (let at = 0; at <= limits.opinions && fields.has(`text-${at}`); at++)
    blocks.push({
      clause: value(`clause-${at}`),
      stance: stances.find((each) => each === value(`stance-${at}`)),
      text: value(`text-${at}`),
      proposed: value(`proposed-${at}`),
    });
  return {
    key: value('key'),
    channel: value('channel'),
    day: value('day'),
    postmark: value('postmark'),
    serial: value('serial'),
    kind: value('kind'),
    name: value('name'),
    signatories: value('signatories'),
    blocks: blocks.length > 0 ? blocks : [newBlock()],
    statement: value('statement'),
    hide: value('hide') === '1',
    contact: value('contact'),
  };
}

/** What is missing in the form itself, by the id of the field. */
export type EntryProblem = 'channel_missing' | 'day_missing' | 'not_a_day' | 'serial_long' | 'kind_missing';

const SERIAL_MAX = 60;

export interface ReadEntry {
  paper: Omit<Paper, 'officer'>;
  body: CommentBody;
  /** For each opinion the place of its block. */
  places: number[];
}

/** The paper and what it says; or what is missing. */
export function entryOf(form: EntryForm): ReadEntry | { problems: Map<string, EntryProblem> } {
  const problems = new Map<string, EntryProblem>();
  const channel = paperChannels.find((each) => each === form.channel);
  const kind = partyKinds.find((each) => each === form.kind);
  if (!channel) problems.set('channel', 'channel_missing');
  if (form.day === '') problems.set('day', 'day_missing');
  else if (!isDay(form.day)) problems.set('day', 'not_a_day');
  if (form.postmark !== '' && !isDay(form.postmark)) problems.set('postmark', 'not_a_day');
  if ([...form.serial].length > SERIAL_MAX) problems.set('serial', 'serial_long');
  if (!kind) problems.set('kind', 'kind_missing');
  if (!channel || !kind || problems.size > 0) return { problems };
  const filled = form.blocks.flatMap((block, at) => (isEmpty(block) ? [] : [{ block, at }]));
  const words = [form.statement, ...filled.map(({ block }) => block.text)].join('');
  return {
    paper: {
      channel,
      serial: cleaned(form.serial),
      day: form.day,
      postmarkDay: form.postmark === '' ? null : form.postmark,
    },
    body: {
      language: /\p{Script=Han}/u.test(words) || words === '' ? 'zh-CN' : 'en',
      party: {
        kind,
        name: form.name,
        signatories: /^\d{1,8}$/.test(form.signatories) ? Number(form.signatories) : null,
      },
      show: !form.hide,
      opinions: filled.map(({ block: { clause, stance, text, proposed } }) => ({
        clause: clause || null,
        stance: stance ?? 'none',
        text,
        proposed,
        quote: null,
      })),
      statement: form.statement,
      contact: form.contact,
    },
    places: filled.map(({ at }) => at),
  };
}

const isEmpty = ({ clause, stance, text, proposed }: EntryBlock) =>
  clause === '' && stance === undefined && cleaned(text) === null && cleaned(proposed) === null;

/** The field of a problem with what the paper says. */
export function fieldOf({ pointer }: CommentProblem, places: readonly number[]): string {
  const [, place = '', at, field = 'text'] = pointer.split('/');
  if (place === 'opinions') return `${at === undefined ? 'text' : field}-${places[Number(at ?? 0)] ?? 0}`;
  return place === 'party' ? (at ?? 'name') : place;
}
