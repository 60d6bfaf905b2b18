import { describe, expect, test } from 'vitest';
import { earliestClose, minimumFor, proposedClose, rulesFor } from '#server/calendar/rules.ts';
import type { DocumentProperties } from '#shared/consultation/definition.ts';
import { documentForms } from '#shared/terms.ts';
import vectors from '../fixtures/calendar/minimum-periods.json' with { type: 'json' };

const none: DocumentProperties = {
  in_decision_catalogue: false,
  concerns_market_entities: false,
  concerns_vital_interests: false,
};

describe('the end of a minimum period', () => {
  test.each(vectors)('$rule: $n days from $start', ({ start, n, earliest_close, proposed_close }) => {
    expect(earliestClose(start, n)).toBe(earliest_close);
    expect(proposedClose(start, n)).toEqual({
      earliest: earliest_close,
      day: proposed_close ?? undefined,
      moved: proposed_close !== null && proposed_close !== earliest_close,
    });
  });
});

describe('rules for form and properties', () => {
  test('every form has a minimum, whatever its properties', () => {
    for (const form of documentForms) expect(minimumFor(form, none)).toBe(30);
  });

  test('every rule that applies is cited; the city’s default only where no other applies', () => {
    const codes = (...given: Parameters<typeof rulesFor>) => rulesFor(...given).map(({ code }) => code);
    expect(codes('government_rule', { ...none, concerns_market_entities: true })).toEqual([
      'rule_making_15',
      'business_environment_62',
    ]);
    expect(codes('normative_document', none)).toEqual(['city_normative_document']);
    expect(codes('normative_document', { ...none, in_decision_catalogue: true })).toEqual([
      'major_decision_15',
    ]);
    expect(codes('work_item', none)).toEqual(['city_work_item']);
    expect(codes('plan', { ...none, concerns_vital_interests: true })).toEqual(['planning_26']);
  });

  test('laws are cited by article; what is the city’s own says so', () => {
    for (const form of documentForms)
      for (const rule of rulesFor(form, none)) {
        expect(rule.article['zh-CN']).not.toBe('');
        expect(rule.own).toBe(rule.law['zh-CN']?.includes('待核实'));
        expect(rule.own).toBe(rule.law.en?.includes('to be verified'));
      }
  });
});
