import { setImmediate } from 'node:timers/promises';
import { phaseOf } from '#shared/phase.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';
import { dayOf } from '#shared/time.ts';
import type { ActListener, ResponseAct } from '../acts.ts';
import {
  actsAfter,
  type FeedAct,
  FeedGapError,
  findHead,
  type Head,
  lastActs,
  listHeads,
  shownOf,
} from '../acts-feed.ts';
import { coalesced } from '../coalesced.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { follow } from '../following.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { ResponseColumns } from './columns/response-columns.ts';
import { Layout } from './layout.ts';
import { type StoredResponse, storedResponses } from './results.queries.ts';
import { Shown } from './shown.ts';
import { type Step, stepOf, Tally } from './tally.ts';

/** What is counted, and of a shared store how far along the feed. */
interface Held {
  shown: Shown;
  /** The last number of the feed that is counted. */
  seq: number;
  head: Head | undefined;
}

/**
 * The counts of every questionnaire in this process's memory: rebuilt from the stored answers at the start, then fed by
 * committed acts. A rebuild takes its place in commit order, so an act is either among the stored answers that it read or
 * heard after it, never both and never neither. Where other processes write too, the acts of all of them are read from
 * the feed, in the background and whenever somebody asks, and figures are shown in the states that its head says, so that
 * every process shows the same.
 */
export class Counters {
  readonly #ctx: Context;
  readonly #counts = new Map<string, Held>();
  readonly #building = new Map<string, Promise<Held>>();
  readonly #following = new Map<string, () => Promise<void>>();

  private constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Counts what is stored. Its `hear` belongs on `ctx.listeners`. */
  static async start(ctx: Context): Promise<Counters> {
    const counters = new Counters(ctx);
    for (const questionnaire of await listEveryQuestionnaire(ctx)) await counters.of(questionnaire);
    if (ctx.upkeep.shared) follow(ctx, () => counters.#followAll());
    return counters;
  }

  /** The listener of committed acts. */
  readonly hear: ActListener = (act: ResponseAct) => {
    const held = this.#counts.get(act.questionnaireId);
    if (held && !this.#ctx.upkeep.shared) this.#take(held, act.questionnaireId, act);
  };

  /** Tells whether the act is counted; else what was counted is forgotten. */
  #take({ shown }: Held, questionnaireId: string, act: FeedAct): boolean {
    if (act && !shown.layout.knows(act.versionNo)) {
      this.#counts.delete(questionnaireId);
      return false;
    }
    try {
      const step = act ? stepOf(shown.layout, act) : NO_STEP;
      if (this.#ctx.upkeep.shared) shown.take(step);
      else shown.hear(step, this.#today());
      return true;
    } catch (error) {
      // The act is stored, so whoever sent it must not hear of this.
      this.#forget(questionnaireId, error);
      return false;
    }
  }

  #today = () => dayOf(this.#ctx.clock.now());

  /** The counts of a questionnaire as officers may see them now. */
  async of(questionnaire: Questionnaire): Promise<Shown> {
    const { shared } = this.#ctx.upkeep;
    if (shared) await this.#follow(questionnaire.id);
    const known = this.#counts.get(questionnaire.id);
    const held = known?.shown.layout.knows(questionnaire.live.no) ? known : await this.#build(questionnaire);
    const { shown, head } = held;
    const closed = this.#isClosed(questionnaire);
    try {
      if (!shared) shown.turn(this.#today(), closed);
      else if (head) shown.show(shownOf(head, this.#today(), closed), this.#today());
      return shown;
    } catch (error) {
      this.#forget(questionnaire.id, error);
      return this.of(questionnaire);
    }
  }

  #isClosed = (questionnaire: Questionnaire) => phaseOf(questionnaire, this.#ctx.clock.now()) === 'closed';

  /** What contradicts itself is counted anew from the stored answers when it is asked for. */
  #forget(questionnaireId: string, err: unknown) {
    this.#ctx.log.error({ err }, 'counters');
    this.#counts.delete(questionnaireId);
  }

  /** The responses that crossed figures hold now, as columns. */
  async columns(questionnaire: Questionnaire): Promise<ResponseColumns> {
    return (await this.of(questionnaire)).columns;
  }

  #build(questionnaire: Questionnaire): Promise<Held> {
    const running = this.#building.get(questionnaire.id);
    if (running) return running;
    const building = this.#rebuild(questionnaire).finally(() => this.#building.delete(questionnaire.id));
    this.#building.set(questionnaire.id, building);
    return building;
  }

  async #rebuild(questionnaire: Questionnaire): Promise<Held> {
    const { store, upkeep } = this.#ctx;
    const keep = (held: Held) => {
      this.#counts.set(questionnaire.id, held);
      return held;
    };
    if (upkeep.shared) return keep(await this.#rebuildShared(questionnaire));
    return store.write(async (tx) => {
      const held = { shown: await this.#load(tx.db, questionnaire), seq: 0, head: undefined };
      tx.store.afterCommit(() => void keep(held));
      return held;
    });
  }

  async #load(db: Context['db'], questionnaire: Questionnaire, acts = 0): Promise<Shown> {
    const shown = new Shown(new Layout(questionnaire), this.#today(), acts);
    for await (const rows of storedResponses(db, questionnaire.id)) {
      for (const row of rows) shown.load(storedStep(shown.layout, row));
      // Who writes waits for this in any case; who reads need not.
      await setImmediate();
    }
    return shown;
  }

  /** Where the feed does not tell how it came to what is stored, all that is stored is shown. */
  async #rebuildShared({ id }: Questionnaire): Promise<Held> {
    // Another process may have published a version since this one was asked, and somebody answered it.
    await this.#ctx.pages.refresh();
    const questionnaire = (await listEveryQuestionnaire(this.#ctx)).find((each) => each.id === id);
    if (!questionnaire) throw new NotFoundError();
    return this.#ctx.store.atOneMoment(async (db) => {
      const head = await findHead(db, id);
      const states = head && shownOf(head, this.#today(), this.#isClosed(questionnaire));
      const acts = head && states ? await lastActs(db, head, states.crossed).catch(noneIfGap) : [];
      const shown = await this.#load(db, questionnaire, head?.acts);
      const held = { shown, seq: head?.seq ?? 0, head };
      if (!states || acts.length === 0) return held;
      try {
        shown.takeBack(
          acts.map((act) => (act ? stepOf(shown.layout, act) : NO_STEP)),
          states,
        );
        return held;
      } catch (error) {
        this.#ctx.log.error({ err: error }, 'counters');
        return { ...held, shown: await this.#load(db, questionnaire, head?.acts) };
      }
    });
  }

  /** Takes in what any process has committed since; what cannot be followed is counted anew when it is asked for. */
  #follow(questionnaireId: string): Promise<void> {
    const following = this.#following.get(questionnaireId) ?? coalesced(() => this.#catchUp(questionnaireId));
    this.#following.set(questionnaireId, following);
    return following();
  }

  async #followAll(): Promise<void> {
    for (const { questionnaire_id, seq } of await listHeads(this.#ctx.db)) {
      const held = this.#counts.get(questionnaire_id);
      if (held && held.seq !== seq) await this.#follow(questionnaire_id);
    }
  }

  async #catchUp(questionnaireId: string): Promise<void> {
    const held = this.#counts.get(questionnaireId);
    const head = held && (await findHead(this.#ctx.db, questionnaireId));
    if (!head || head.seq === held.seq) return;
    try {
      for await (const { acts, seq } of actsAfter(this.#ctx.db, questionnaireId, held.seq, head.seq)) {
        // A rebuild that ended meanwhile knows more.
        if (this.#counts.get(questionnaireId) !== held) return;
        for (const act of acts) if (!this.#take(held, questionnaireId, act)) return;
        held.seq = seq;
      }
    } catch (error) {
      if (!(error instanceof FeedGapError)) throw error;
      if (this.#counts.get(questionnaireId) === held) this.#counts.delete(questionnaireId);
      return;
    }
    held.head = head;
    try {
      held.shown.show(shownOf(head, this.#today()), this.#today());
    } catch (error) {
      this.#forget(questionnaireId, error);
    }
  }
}

/** An act that changes nothing. */
const NO_STEP: Step = { channel: 'online', day: '', version: 0, before: undefined, after: undefined };

function noneIfGap(error: unknown): FeedAct[] {
  if (error instanceof FeedGapError) return [];
  throw error;
}

/** Counts the stored answers of a questionnaire anew: what `verify` and releases hold the counters against. */
export const recount = async (ctx: Context, questionnaire: Questionnaire): Promise<Tally> =>
  (await recountWithColumns(ctx, questionnaire)).tally;

/** The same with the columns that a start makes of the stored answers. */
export async function recountWithColumns(
  ctx: Context,
  questionnaire: Questionnaire,
): Promise<{ tally: Tally; columns: ResponseColumns }> {
  const tally = new Tally(new Layout(questionnaire));
  const columns = new ResponseColumns(tally.layout);
  for await (const rows of storedResponses(ctx.db, questionnaire.id))
    for (const row of rows) {
      const step = storedStep(tally.layout, row);
      tally.step(step);
      columns.load(step);
    }
  return { tally, columns };
}

const storedStep = (
  layout: Layout,
  { version_no, channel, day, entrance, site, answers }: StoredResponse,
): Step => ({
  channel: channel as Channel,
  day,
  version: version_no,
  entrance: entrance ?? undefined,
  site: site ?? undefined,
  before: undefined,
  after: layout.mark(version_no, JSON.parse(answers) as StoredAnswers),
});
