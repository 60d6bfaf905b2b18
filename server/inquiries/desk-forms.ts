import type { VNode } from 'preact';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Translate } from '../http/translate.ts';
import type { ActContents, InquiryAct } from './case/acts.ts';
import type { Inquiry } from './inquiries.ts';
import type { InquiryKind } from './inquiry-rules.ts';

/** What the fields of a form show. Their ids are `<act>-<field>`, by which the summary of errors finds them. */
export interface FieldsProps {
  inquiry: Inquiry;
  /** What was typed and could not be kept, by field. */
  entered: { [field: string]: string };
  /** What is wrong, by id. */
  messages: ReadonlyMap<string, string>;
  now: Date;
  /** Departments to which a case may go. */
  departments: readonly { id: string; name: Text }[];
  /** Ready-made words of the department that answers, each with the address that puts them into the reply. */
  templates: readonly { title: string; href: string }[];
}

/** What a form said: an act with its content, or what is wrong with it, by id. */
export type ReadAct<A extends InquiryAct = InquiryAct> =
  | { content: ActContents[A]; words?: string | undefined }
  | { messages: Map<string, string> };

/** What a form is read against. */
export interface ReadingOf {
  inquiry: Inquiry;
  now: Date;
  t: Translate;
  /** Departments to which a case may go, by id. */
  departments: ReadonlySet<string>;
}

/** One act as the desk offers it. Whether it may be done, `mayAct` says. */
export interface DeskForm<A extends InquiryAct = InquiryAct> {
  act: A;
  /** What its heading and its button say. */
  title: Key;
  /** A line under the heading, where it needs one. */
  help?: Key;
  /** None where the button says it all. */
  Fields?: (props: FieldsProps) => VNode | null;
  read(fields: URLSearchParams, against: ReadingOf): ReadAct<A>;
}

const byKind = new Map<string, readonly DeskForm[]>();

/** Forms of a kind of cases, which stand for, or besides, those that every case has. */
export const deskForms = {
  register(kind: InquiryKind, forms: readonly DeskForm[]): void {
    byKind.set(kind, forms);
  },
  /** The forms of a kind: its own first, then those of every case that it does not have itself. */
  of(kind: string, common: readonly DeskForm[]): readonly DeskForm[] {
    const own = byKind.get(kind) ?? [];
    return [...own, ...common.filter(({ act }) => !own.some((form) => form.act === act))];
  },
};
