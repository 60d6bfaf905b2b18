import { type Language, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { type Citation, lawOf } from '../calendar/laws.ts';
import data from './reply-kinds.json' with { type: 'json' };

/** A kind of reply to an application: seven of the Regulations (art. 36), and those of arts. 29 to 42 beside them. */
export interface ReplyKind {
  code: string;
  /** Which of the seven of art. 36. */
  of_seven?: number;
  /** The row of the yearly report’s table; with `grounds` the ground is the row of what is not given. */
  row: string;
  grounds?: string;
  /** What a reply of the kind has to say. */
  parts: string[];
  text: Text;
  basis: Citation;
  lead: Text;
}

export interface ReplyPart {
  code: string;
  label: Text;
  help: Text;
}

/** Why information is not given (arts. 14 to 16), as the yearly report’s table tells it (国办公开办函〔2021〕30号). */
interface ReplyGround {
  code: string;
  text: Text;
  basis: Citation;
}

export const replyKinds = data.kinds as readonly ReplyKind[];
export const replyParts: readonly ReplyPart[] = data.parts;
export const replyGrounds: readonly ReplyGround[] = data.grounds;
/** A row of the table 本年度办理结果; `form`: as the form of the yearly report prints it, with the number that it has there. */
interface ReplyRow {
  code: string;
  form: string;
  text: Text;
}

/** In the order of the table. */
export const replyRows: readonly ReplyRow[] = data.rows;

export const findReplyKind = (code: string | undefined): ReplyKind | undefined =>
  replyKinds.find((kind) => kind.code === code);

const findGround = (code: string | undefined) => replyGrounds.find((ground) => ground.code === code);

/** What a reply rests on: the ground that was chosen, else the row of its kind; nothing where all is given. */
export function groundOf(kind: ReplyKind, chosen: string | undefined): string | undefined {
  if (kind.grounds) return findGround(chosen)?.code;
  return kind.row === 'disclosed' ? undefined : kind.row;
}

/**
 * In which row of the yearly report an application that came to its end is counted; what was given in part counts there
 * only. Undefined where no row is its own.
 */
export function rowOf({ outcome, reply }: Ended): string | undefined {
  if (outcome === 'abandoned') return 'other_1';
  if (outcome !== 'answered') return undefined;
  const kind = findReplyKind(reply?.kind);
  return kind?.row === 'refused' ? findGround(reply?.ground)?.code : kind?.row;
}

/** How an application ended, and what its reply rests on. */
interface Ended {
  outcome: string | null | undefined;
  reply: { kind?: string | undefined; ground?: string | undefined } | undefined;
}

/** The words of a reply: what is decided and by which article, the ground, and each part under its name. */
export function sayReply(
  kind: ReplyKind,
  ground: string | undefined,
  parts: ReadonlyMap<string, string>,
  language: Language,
): string {
  const line = (form: Text, values: { [name: string]: string }) =>
    sayIn(language, form).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  const { lines } = data;
  const rests = (words: Text, { law, article }: Citation, form: Text) =>
    line(form, {
      words: sayIn(language, words),
      cited: line(lines.cited, {
        law: sayIn(language, lawOf({ law }).name),
        article: article ? sayIn(language, article) : '',
      }),
    });
  const chosen = kind.grounds ? findGround(ground) : undefined;
  return [
    rests(kind.lead, kind.basis, lines.lead),
    ...(chosen ? [rests(chosen.text, chosen.basis, lines.ground)] : []),
    ...replyParts.flatMap(({ code, label }) => {
      const words = parts.get(code);
      return words ? [line(lines.part, { label: sayIn(language, label), words })] : [];
    }),
  ].join('\n');
}
