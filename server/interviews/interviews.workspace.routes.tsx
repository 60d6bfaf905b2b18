import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { translatorFor } from '../http/translate.ts';
import { type Act, requireCan } from '../staff/roles.ts';
import { listDeskInterviews, openDesk } from './desk.ts';
import { readAnswer, readPutDecision, readSeq } from './desk-form.ts';
import { DeskInterviewsPage } from './desk-page.tsx';
import { goTo, interviewIn, numberOf, questionReply, queueReply, unlessChanged } from './desk-reply.tsx';
import { putProblemKeys } from './desk-words.ts';
import { answerEntry, showEntry } from './entry-reply.tsx';
import { sayPieces } from './interview-words.tsx';
import { publishAnswer, unpublishAnswer, writeAnswer } from './moderating.ts';
import { decideAndSendQuestion } from './sending-on.ts';
import { draftTranscript } from './transcripts.ts';

const root = '/workspace/interviews/:id';
const question = `${root}/questions/:no`;

/** The queue of an interview’s questions. */
export function interviewDeskRoutes(ctx: Context) {
  /** Asks the matrix before anything that was posted is looked at. */
  const matterOf = async (c: PageContext, act: Act) => {
    const officer = officerOf(c);
    const interview = await interviewIn(ctx, c);
    requireCan(officer, act, interview.departmentId);
    const fields = await readForm(c);
    return { matter: { interview, no: numberOf(c), seq: readSeq(fields), officer }, fields };
  };
  const back = async (c: PageContext) => goTo(c, await interviewIn(ctx, c), numberOf(c));

  return new Hono<PageEnv>()
    .get('/workspace/interviews', async (c) =>
      page(c, <DeskInterviewsPage interviews={await listDeskInterviews(ctx, officerOf(c))} />, {
        title: c.get('view').t('interviews.desk_title'),
        workspace: true,
      }),
    )
    .get(root, (c) => queueReply(ctx, c))
    .get(question, (c) => questionReply(ctx, c))
    .get(`${question}/decision`, back)
    .get(`${question}/answer`, back)
    .get(`${question}/publication`, back)
    .post(`${question}/decision`, async (c) => {
      const { matter, fields } = await matterOf(c, 'release-comments');
      const decision = readPutDecision(fields);
      const entered = { hide: fields.get('hide') ?? '' };
      return unlessChanged(ctx, c, entered, async () => {
        const { t, say } = c.get('view');
        const { title } = matter.interview.content;
        const about = t('interviews.sent_on_title', { title: say(title), no: matter.no });
        const { problems } = await decideAndSendQuestion(ctx, matter, decision, about);
        const messages = new Map(problems.map(({ field, code }) => [field, t(putProblemKeys[code])]));
        if (messages.size > 0) return questionReply(ctx, c, { messages, entered });
        const stays = decision.act === 'place' || decision.act === 'reopen';
        return stays ? goTo(c, matter.interview, matter.no) : goToNext(c, matter.interview, matter.no);
      });
    })
    .post(`${question}/answer`, async (c) => {
      const { matter, fields } = await matterOf(c, 'write-content');
      const { text, problems, entered } = readAnswer(fields);
      const { t } = c.get('view');
      return unlessChanged(ctx, c, entered, async () => {
        const messages = new Map(
          problems.map(({ field, code, limit }) => [
            field,
            t(`problem.${code}`, {
              item: t(field === 'answer' ? 'interviews.answer_chinese' : 'interviews.answer_english'),
              limit,
            }),
          ]),
        );
        if (messages.size > 0) return questionReply(ctx, c, { messages, entered });
        await writeAnswer(ctx, matter, text);
        return goTo(c, matter.interview, matter.no);
      });
    })
    .post(`${question}/publication`, async (c) => {
      const { matter, fields } = await matterOf(c, 'release-comments');
      const act = fields.get('act');
      if (act !== 'publish' && act !== 'unpublish') throw new HTTPException(400);
      return unlessChanged(ctx, c, {}, async () => {
        await (act === 'publish' ? publishAnswer : unpublishAnswer)(ctx, matter);
        return goTo(c, matter.interview, matter.no);
      });
    })
    .get(`${root}/transcript`, async (c) => goTo(c, await interviewIn(ctx, c)))
    .post(`${root}/transcript`, async (c) => {
      const officer = officerOf(c);
      const interview = await interviewIn(ctx, c);
      requireCan(officer, 'write-content', interview.departmentId);
      const t = translatorFor('zh-CN');
      await draftTranscript(ctx, officer, interview, {
        anonymous: t('interviews.anonymous'),
        say: (pieces) => sayPieces({ t }, pieces),
      });
      return c.redirect(c.get('view').href(`/workspace/pieces/${interview.id}`), 303);
    })
    .get(`${root}/entry`, async (c) => showEntry(ctx, c))
    .post(`${root}/entry`, async (c) => answerEntry(ctx, c));

  /** The next question that waits, else the queue. */
  async function goToNext(c: PageContext, interview: Parameters<typeof openDesk>[2], no: number) {
    const { questions } = await openDesk(ctx, officerOf(c), interview);
    const waiting = questions.filter(({ state }) => state === 'received');
    const next = waiting.find(({ row }) => row.no > no) ?? waiting[0];
    return goTo(c, interview, next?.row.no);
  }
}
