import type { CommentBody } from '#server/comments/comment-body.ts';
import type { CommentState } from '#server/comments/comment-counts.ts';
import type { Step } from './history.ts';

/** What became of an act. */
export type Result =
  | 'stored'
  | 'again'
  | 'other body'
  | 'corrected'
  | 'corrected before'
  | 'changed elsewhere'
  | 'withdrawn'
  | 'decided'
  | 'nothing there';

interface Comment {
  first: string;
  /** What is said now, without the contact; undefined once withdrawn. */
  now: CommentBody | undefined;
  contact: string | null;
  revision: number;
  state: CommentState;
}

const withoutContact = (body: CommentBody) => ({ ...body, contact: null });

/** What must be true of one key, in a few lines: no store, no receipts, no rows. */
export class Model {
  comment: Comment | undefined;

  submit(body: CommentBody): Result {
    const first = JSON.stringify(body);
    if (!this.comment) {
      const { contact } = body;
      this.comment = { first, now: withoutContact(body), contact, revision: 0, state: 'held' };
      return 'stored';
    }
    if (!this.comment.now) return 'again';
    return this.comment.first === first ? 'again' : 'other body';
  }

  correct(body: CommentBody, seen: number): Result {
    const { comment } = this;
    if (!comment) return 'nothing there';
    if (!comment.now) return 'withdrawn';
    if (comment.revision === seen) {
      const contact = body.contact ?? comment.contact;
      this.comment = { ...comment, now: withoutContact(body), contact, revision: seen + 1, state: 'held' };
      return 'corrected';
    }
    const same = JSON.stringify(comment.now) === JSON.stringify(withoutContact(body));
    return same && comment.revision === seen + 1 ? 'corrected before' : 'changed elsewhere';
  }

  withdraw(): Result {
    const { comment } = this;
    if (!comment) return 'nothing there';
    if (comment.now)
      this.comment = {
        ...comment,
        now: undefined,
        contact: null,
        revision: comment.revision + 1,
        state: 'withdrawn',
      };
    return 'withdrawn';
  }

  decide(act: Exclude<Step['act'], 'submit' | 'withdraw' | `correct${string}`>): Result {
    const { comment } = this;
    if (!comment) return 'nothing there';
    if (!comment.now) return 'withdrawn';
    const shown = comment.now.show;
    const states = {
      release: shown ? 'released' : 'not_shown',
      redact: shown ? 'redacted' : 'not_shown',
      withhold: 'withheld',
      refer: 'referred',
      reopen: 'held',
    } as const;
    comment.state = states[act];
    return 'decided';
  }
}
