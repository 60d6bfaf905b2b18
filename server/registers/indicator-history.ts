import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { Indicator } from './indicator.ts';
import { listPublicVersions } from './registers.queries.ts';

export interface IndicatorVersion {
  no: number;
  content: Indicator;
  note: Text | undefined;
  publishedAt: Date;
}

/** What an indicator has said to the public, the newest first. */
export const indicatorHistory = async (ctx: Context, { id }: { id: string }): Promise<IndicatorVersion[]> =>
  (await listPublicVersions(ctx.db, id)).map(({ no, content, note, published_at }) => ({
    no,
    content: JSON.parse(content) as Indicator,
    note: note === null ? undefined : (JSON.parse(note) as Text),
    publishedAt: new Date(published_at ?? ''),
  }));
