import type { Answers } from '#shared/questionnaire/answers.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';

/** What became of an act. */
export type Result =
  | 'stored'
  | 'again'
  | 'other body'
  | 'corrected'
  | 'corrected before'
  | 'changed elsewhere'
  | 'withdrawn'
  | 'nothing there';

interface Response {
  first: string;
  now: Answers | undefined;
  revision: number;
}

/** What must be true of one key, in a few lines: no store, no receipts, no texts apart. */
export class Model {
  response: Response | undefined;

  /** Another one that is asked in its place. */
  copy(): Model {
    const copy = new Model();
    copy.response = this.response;
    return copy;
  }

  submit(answers: Answers): Result {
    const body = canonicalJson(answers);
    if (!this.response) {
      this.response = { first: body, now: answers, revision: 0 };
      return 'stored';
    }
    if (!this.response.now) return 'again';
    return this.response.first === body ? 'again' : 'other body';
  }

  correct(answers: Answers, seen: number): Result {
    const { response } = this;
    if (!response) return 'nothing there';
    if (!response.now) return 'withdrawn';
    if (response.revision === seen) {
      this.response = { ...response, now: answers, revision: seen + 1 };
      return 'corrected';
    }
    const same = canonicalJson(response.now) === canonicalJson(answers);
    return same && response.revision === seen + 1 ? 'corrected before' : 'changed elsewhere';
  }

  withdraw(): Result {
    const { response } = this;
    if (!response) return 'nothing there';
    if (response.now) this.response = { ...response, now: undefined, revision: response.revision + 1 };
    return 'withdrawn';
  }
}
