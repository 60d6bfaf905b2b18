import type { Person } from './people.ts';
import type { Visitor } from './visitor.ts';

/** The address of the social questionnaire. */
export const door = '/questionnaires/zwgk-social-2021';

/** Reads the notice and begins. */
export async function begin(visitor: Visitor): Promise<void> {
  await visitor.opens(door);
  await visitor.follows('responses.start');
}

/** Goes through the sections from the one that is open to the page of all answers, with a script. */
export async function answerAll(visitor: Visitor, person: Person): Promise<void> {
  const sections = Object.values(person);
  for (const [at, answers] of sections.entries()) {
    await visitor.answers(answers);
    await visitor.follows(at + 1 < sections.length ? 'responses.next' : 'responses.to_check');
  }
}

/** The same without a script: items that an answer brings in stand there after the next press. */
export async function answerStepByStep(visitor: Visitor, person: Person): Promise<void> {
  const sections = Object.entries(person);
  for (const [at, [section, answers]] of sections.entries()) {
    const onwards = at + 1 < sections.length ? 'responses.next' : 'responses.to_check';
    const given = new Set<string>();
    while (visitor.path.startsWith(`${door}/sections/${section}`)) {
      const there = await visitor.itemsThere();
      const now = Object.entries(answers).filter(
        ([field]) => !given.has(field) && there.includes(field.split('__')[0] ?? ''),
      );
      await visitor.answers(Object.fromEntries(now));
      for (const [field] of now) given.add(field);
      await visitor.follows(onwards);
    }
    if (given.size < Object.keys(answers).length) throw new Error(`${section} asked only ${[...given]}`);
  }
}

/** Begins, answers everything and sends it; gives the receipt. */
export async function sendAll(visitor: Visitor, person: Person): Promise<string> {
  await begin(visitor);
  await answerAll(visitor, person);
  await visitor.follows('responses.submit');
  return visitor.receipt();
}
