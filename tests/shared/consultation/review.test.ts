import { describe, expect, test } from 'vitest';
import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { type ConsultationDefinition, consultationDefinition } from '#shared/consultation/definition.ts';
import { reviewConsultation, schemaFaults } from '#shared/consultation/review.ts';

const rule = consultationDefinition.parse(waste);

const found = (change: (content: ConsultationDefinition) => void) => {
  const content = structuredClone(rule);
  change(content);
  return reviewConsultation(content).map(({ at, code, key }) => [at.join('/'), code, ...(key ? [key] : [])]);
};

test('the samples are without fault', () => {
  for (const sample of [waste, mch]) {
    expect(schemaFaults(sample)).toEqual([]);
    expect(reviewConsultation(consultationDefinition.parse(sample))).toEqual([]);
  }
});

describe('what a schema cannot say', () => {
  test('words are there in Chinese', () => {
    expect(
      found((content) => {
        content.title = { en: 'Only English' };
        content.notice.basis[1] = { law: { en: 'Law' }, role: 'substance' };
      }),
    ).toEqual([
      ['title', 'no_chinese'],
      ['notice/basis/1/law', 'no_chinese'],
    ]);
  });

  test('addresses are unique, and questions ask about clauses', () => {
    expect(
      found((content) => {
        const [first] = content.clauses;
        if (first) content.clauses.push({ ...first, children: [] });
        content.questions.push({ clause: '99', text: { 'zh-CN': '合适吗？' } });
      }),
    ).toEqual([
      ['clauses', 'repeated_key', 'chapter-1'],
      [`questions/${rule.questions.length}/clause`, 'unknown_clause', '99'],
    ]);
  });

  test('one can write without the web, and ask somebody', () => {
    expect(
      found((content) => {
        content.notice.channels = [{ kind: 'email', value: { 'zh-CN': 'a@example.invalid' } }];
        content.notice.contact = { unit: { 'zh-CN': '法规处（示例）' } };
      }),
    ).toEqual([
      ['notice/channels', 'no_web'],
      ['notice/channels', 'no_offline'],
      ['notice/contact/phone', 'no_contact'],
    ]);
  });

  test.each([
    ['2021-05-15T00:00:00+08:00', '2021-07-15', 'round/closes_at', 'closes_before_opens'],
    ['2021-06-16T00:00:00+08:00', '2021-06-15', 'round/feedback_due_on', 'due_before_close'],
    ['2021-06-16T00:00:00+08:00', '2021-08-15', 'round/feedback_due_on', 'due_too_late'],
  ])('times follow each other: closes %s, feedback due %s', (closes, due, at, code) => {
    const given = found((content) => {
      content.round.closes_at = closes;
      content.round.feedback_due_on = due;
    });
    expect(given).toContainEqual([at, code]);
  });

  test('the day after the close and the sixtieth are in time', () => {
    for (const day of ['2021-06-16', '2021-08-14'])
      expect(
        found((content) => {
          content.round.feedback_due_on = day;
        }),
      ).toEqual([]);
  });
});

test('what the schema says comes with its place', () => {
  const { title, ...rest } = structuredClone(waste);
  const file = { ...rest, form: 'law', more: title, clauses: [], slug: 'x'.repeat(61) };
  expect(schemaFaults(file)).toEqual([
    { at: ['slug'], code: 'too_long' },
    { at: ['form'], code: 'malformed' },
    { at: ['title'], code: 'missing' },
    { at: ['clauses'], code: 'missing' },
    { at: ['more'], code: 'unknown_field' },
  ]);
});
