import { type Dated, holdingOn } from '#shared/dated.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Citation } from '../calendar/laws.ts';
import tree from './wayfinding.json' with { type: 'json' };

/** A step on the way: each answer leads to another question or to a channel, by its code. */
export interface Question {
  text: Text;
  answers: { text: Text; to: string }[];
}

/** Where one is right: what to bring, how long it takes, what it costs, by which law. */
export interface Channel {
  title: Text;
  lead: Text;
  bring: Text[];
  takes: (Dated & { text: Text })[];
  costs: Text;
  basis: Citation[];
  /** Addresses on this site where it is done. */
  go: { text: Text; path: string }[];
}

export type Step = { question: Question } | { channel: Channel };

/** The most choices between the first question and a channel. */
export const MOST_TAPS = 3;

export const questions: { readonly [code: string]: Question | undefined } = tree.questions;
export const channels: { readonly [code: string]: Channel | undefined } = tree.channels;

/** Where everybody begins. */
export const first: Question = tree.questions.start;

/** The question or channel with a code; the first question has none of its own. */
export function findStep(code: string): Step | undefined {
  if (code === 'start') return undefined;
  const question = Object.hasOwn(questions, code) ? questions[code] : undefined;
  if (question) return { question };
  const channel = Object.hasOwn(channels, code) ? channels[code] : undefined;
  return channel && { channel };
}

/** The channel as it is on a day: what holds then of how long it takes and of its basis. */
export const channelOn = (channel: Channel, day: string): Channel => ({
  ...channel,
  takes: holdingOn(channel.takes, day),
  basis: holdingOn(channel.basis, day),
});
