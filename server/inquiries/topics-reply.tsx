import { renderToString } from 'preact-render-to-string';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { ViewContext } from '../http/view.ts';
import { stepOf } from '../open-day/screen.ts';
import { countPieces, countPiecesBy, findPublishedPiece, pageOfPieces } from '../pieces/published.ts';
import { isCategory } from './category-words.ts';
import { inquiryCategories } from './inquiry-rules.ts';
import type { KnownAnswer, PublishedAnswer } from './known-answer.ts';
import { KnownAnswerPage } from './known-answer-page.tsx';
import { similarAnswers } from './known-answers.ts';
import { KnownAnswersPage } from './known-answers-page.tsx';
import { SimilarPart } from './similar-part.tsx';
import type { PublishedTopic, SpecialTopic } from './topic.ts';
import { TopicPage } from './topic-page.tsx';
import { answersOfTopic, countTopicCases } from './topics.ts';

/** A topic as it stands, with its answers. */
export async function topicView(ctx: Context, topic: PublishedTopic) {
  const categories = inquiryCategories.filter(({ code }) => topic.content.categories.includes(code));
  const cases = stepOf(await countTopicCases(ctx, topic.slug));
  const answers = await answersOfTopic(ctx, topic.slug);
  return <TopicPage {...{ topic, answers, cases }} categories={categories.map(({ text }) => text)} />;
}

export async function answerView(ctx: Context, answer: PublishedAnswer) {
  const { topic: slug } = answer.content;
  const topic = slug ? await findPublishedPiece<SpecialTopic>(ctx, 'special_topic', slug) : undefined;
  return <KnownAnswerPage {...{ answer, topic }} />;
}

/** Published answers that fit the address. */
export async function answersReply(ctx: Context, c: PageContext): Promise<Response> {
  const words = [...(c.req.query('q') ?? '')].slice(0, 100).join('').trim();
  const asked = c.req.query('category') ?? '';
  const category = isCategory(asked) ? asked : undefined;
  const cursor = c.req.query('cursor');
  const facets = category ? ([['category', category]] as const) : [];
  const [{ pieces, next }, total, counts] = await Promise.all([
    pageOfPieces<KnownAnswer>(ctx, ['known_answer'], {
      ...{ facets, words, limit: 20 },
      ...(cursor === undefined ? {} : { cursor }),
    }),
    countPieces(ctx, 'known_answer', { facets, words }),
    countPiecesBy(ctx, 'known_answer', 'category', { words }),
  ]);
  return page(c, <KnownAnswersPage answers={pieces} {...{ total, counts, words, category, next }} />, {
    title: c.get('view').t('specialTopics.answers'),
  });
}

/** Published answers like the words of the address, as a part of a page; kept by nobody. */
export async function similarReply(ctx: Context, c: PageContext): Promise<Response> {
  const view = c.get('view');
  const answers = await similarAnswers(ctx, c.req.query('words') ?? '', view.language);
  c.header('Cache-Control', 'no-store');
  return c.html(
    renderToString(
      <ViewContext.Provider value={view}>
        <SimilarPart answers={answers} />
      </ViewContext.Provider>,
    ),
  );
}
