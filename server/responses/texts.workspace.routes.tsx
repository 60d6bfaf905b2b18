import { Hono } from 'hono';
import { findItem } from '#shared/questionnaire/items.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Counters } from '../results/counters.ts';
import { getInScope } from '../results/figure-scope.ts';
import { profileGroups } from '../results/profile-groups.ts';
import { NotAllowedError } from '../staff/roles.ts';
import { keywordsOf } from './keywords.ts';
import { mayReadTexts, readableFields } from './text-fields.ts';
import { type Reading, readTexts, withheld } from './texts.ts';
import { TextsPage } from './texts-page.tsx';
import { readTextsQuery, textsAddress } from './texts-request.ts';

/** The reading list of open texts. */
export function textsRoutes(ctx: Context, counters: Counters) {
  const scoped = async (c: PageContext) => {
    const { questionnaire } = await getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');
    const fields = readableFields(officerOf(c), questionnaire);
    if (fields.length === 0)
      throw mayReadTexts(officerOf(c), questionnaire) ? new NotFoundError() : new NotAllowedError();
    const groups = profileGroups(await counters.of(questionnaire)).filter(({ code }) =>
      questionnaire.versions.every(({ definition }) => findItem(definition, code)?.kind !== 'number'),
    );
    return { questionnaire, fields, groups };
  };

  return new Hono<PageEnv>().get('/workspace/questionnaires/:slug/texts', async (c) => {
    const { questionnaire, fields, groups } = await scoped(c);
    const query = readTextsQuery(c);
    const { field, words, group } = query;
    const asked = fields.find((each) => each.field === field);
    if (field !== undefined && !asked) throw new NotFoundError();
    const profile = groups.find(({ code }) => code === group?.item);
    if (group && !profile?.values.some(({ code }) => code === group.value)) throw new NotFoundError();
    if (query.chosen) return c.redirect(c.get('view').href(textsAddress(questionnaire.slug, query)), 303);
    const reading: Reading | undefined = asked && { field: asked.field, words, group };
    const refusal = asked && withheld(asked, group, groups);
    const read =
      reading && !refusal
        ? await readTexts(ctx, officerOf(c), questionnaire, reading, query.after)
        : undefined;
    const keywords = reading && read ? await keywordsOf(ctx, questionnaire, reading) : undefined;
    const { t, say } = c.get('view');
    const title = t('texts.page_title', { title: say(questionnaire.live.definition.title) });
    const body = (
      <TextsPage
        questionnaire={questionnaire}
        fields={fields}
        groups={groups}
        reading={reading}
        read={read}
        keywords={keywords}
        refusal={refusal}
      />
    );
    return page(c, body, { title, workspace: true });
  });
}
