import { type InquiryChannel, type InquiryKind, inquiryChannels, inquiryKinds } from './inquiry-rules.ts';

/** The queues of the desk, by the clock and by what waits. */
export const deskTabs = [
  'today',
  'soon',
  'overdue',
  'open',
  'dispatch',
  'returned',
  'extensions',
  'call_backs',
  'closed',
] as const;
export type DeskTab = (typeof deskTabs)[number];

/** Which cases an officer looks at. */
export interface DeskFilter {
  tab: DeskTab;
  q?: string | undefined;
  kind?: InquiryKind | undefined;
  category?: string | undefined;
  /** The id of the department that has it. */
  department?: string | undefined;
  channel?: InquiryChannel | undefined;
  topic?: string | undefined;
  urgent?: boolean | undefined;
  confidential?: boolean | undefined;
}

/** The filter of an address; what it does not know it leaves out. */
export function filterOf(query: (name: string) => string | undefined): DeskFilter {
  const known = <T extends string>(codes: readonly T[], name: string) =>
    codes.find((code) => code === query(name));
  const words = (name: string) => query(name)?.slice(0, 200) || undefined;
  return {
    tab: known(deskTabs, 'tab') ?? 'open',
    q: words('q'),
    kind: known(inquiryKinds, 'kind'),
    category: words('category'),
    department: words('department'),
    channel: known(inquiryChannels, 'channel'),
    topic: words('topic'),
    urgent: query('urgent') === '1' || undefined,
    confidential: query('confidential') === '1' || undefined,
  };
}

/** The address of a filter, as one officer can send it to another: `?tab=overdue&kind=help`, or nothing. */
export function queryOf(filter: DeskFilter, more: { [name: string]: string | undefined } = {}): string {
  const { tab, urgent, confidential, ...rest } = filter;
  const fields = {
    tab: tab === 'open' ? undefined : tab,
    ...rest,
    urgent: urgent && '1',
    confidential: confidential && '1',
    ...more,
  };
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return query === '' ? '' : `?${query}`;
}

export const deskPath = '/workspace/inquiries';

export const casePath = (number: string): string => `${deskPath}/${encodeURIComponent(number)}`;
