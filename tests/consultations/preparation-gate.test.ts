import { describe, expect, test } from 'vitest';
import { obstaclesTo } from '#server/consultations/publication-gate.ts';
import type { ConsultationDefinition } from '#shared/consultation/definition.ts';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { bringIn, formTo, openWriting, plan } from './preparation-support.ts';

type Change = (content: ConsultationDefinition) => void;

/** What stands in the way on 15 May 2021, the day on which the samples are published. */
async function obstacles(sample: ConsultationDefinition, change: Change, at = '2021-05-15T09:00:00+08:00') {
  const { ctx } = await makeApp({ at });
  const content = structuredClone(sample);
  change(content);
  return (await obstaclesTo(ctx, { id: 'new', content })).map(({ at, code, rule, earliest }) =>
    [at.join('.'), code, rule?.code, earliest].filter(Boolean).join(' '),
  );
}

const closes = (at: string) => (content: ConsultationDefinition) => {
  content.round.closes_at = at;
};
const endOf = (day: number) => `2021-06-${String(day + 1).padStart(2, '0')}T00:00:00+08:00`;

describe('the period', () => {
  test('the samples pass on their day', async () => {
    for (const sample of [wasteMeasures, plan, small]) expect(await obstacles(sample, () => {})).toEqual([]);
  });

  test('a government rule for 29 days is blocked, with every article that it misses', async () => {
    expect(await obstacles(wasteMeasures, closes(endOf(13)))).toEqual([
      'round.closes_at too_short rule_making_15 2021-06-14',
      'round.closes_at too_short business_environment_62 2021-06-14',
    ]);
  });

  test('it may close on the holiday that is its thirtieth day, at 24:00 and not before', async () => {
    expect(await obstacles(wasteMeasures, closes(endOf(14)))).toEqual([]);
    expect(await obstacles(wasteMeasures, closes('2021-06-14T23:59:00+08:00'))).toHaveLength(2);
  });

  test('a reason does not shorten what the law does not let be shortened', async () => {
    const found = await obstacles(wasteMeasures, (content) => {
      content.round.closes_at = endOf(13);
      content.round.shortened_reason = { 'zh-CN': '时间紧迫。' };
    });
    expect(found).toHaveLength(2);
  });

  test('15 days for a matter in the catalogue need the reason, and then pass', async () => {
    const without = await obstacles(plan, (content) => {
      delete content.round.shortened_reason;
    });
    expect(without).toEqual(['round.shortened_reason reason_needed major_decision_15 2021-06-14']);
    expect(await obstacles(plan, () => {})).toEqual([]);
  });

  test('with market entities concerned, the same plan cannot be shortened', async () => {
    const found = await obstacles(plan, (content) => {
      content.properties.concerns_market_entities = true;
    });
    expect(found).toEqual(['round.closes_at too_short business_environment_62 2021-06-14']);
  });

  test('days count from publication, or from a later opening', async () => {
    const late = await obstacles(wasteMeasures, () => {}, '2021-05-17T09:00:00+08:00');
    expect(late[0]).toBe('round.closes_at too_short rule_making_15 2021-06-16');
    const later = await obstacles(wasteMeasures, (content) => {
      content.round.opens_at = '2021-05-20T00:00:00+08:00';
    });
    expect(later[0]).toBe('round.closes_at too_short rule_making_15 2021-06-19');
  });

  test('a close in the past is refused for being in the past', async () => {
    const found = await obstacles(wasteMeasures, () => {}, '2021-06-16T00:00:00+08:00');
    expect(found).toEqual(['round.closes_at closes_in_past']);
  });
});

describe('the rest', () => {
  test.each<[string, Change, string[]]>([
    [
      'an identity that cannot be proved here',
      (content) => {
        content.round.identity = 'phone-verified';
      },
      ['round.identity identity_unavailable'],
    ],
    [
      'the outcome due after more than sixty days',
      (content) => {
        content.round.feedback_due_on = '2021-08-15';
      },
      ['round.feedback_due_on due_too_late'],
    ],
    [
      'nobody to ask',
      (content) => {
        content.notice.contact = { unit: content.notice.contact.unit };
      },
      ['notice.contact.phone no_contact'],
    ],
    [
      'only the web',
      (content) => {
        content.notice.channels = content.notice.channels.filter(({ kind }) => kind === 'web');
      },
      ['notice.channels no_offline'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await obstacles(wasteMeasures, change)).toEqual(expected);
  });

  test('an address that is another’s, public or in preparation', async () => {
    const { ctx, editor, as } = await openWriting();
    await openConsultation(ctx, wasteMeasures);
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const codes = async (slug: string, id = 'new') =>
      (await obstaclesTo(ctx, { id, content: { ...plan, slug } })).map(({ code }) => code);
    expect(await codes(wasteMeasures.slug)).toEqual(['slug_taken']);
    expect(await codes(plan.slug)).toEqual(['slug_taken']);
    expect(await codes(plan.slug, address.split('/').at(-1))).toEqual([]);
    expect(await codes('another')).toEqual([]);
  });
});

describe('what the page says', () => {
  test('the article, the least number of days, the earliest close; the proposed close and why', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const short = structuredClone(wasteMeasures);
    short.round.closes_at = endOf(13);
    const address = await bringIn(browser, short);
    const { words } = await browser.get(address);
    expect(words).toContain(
      '期限太短：《规章制定程序条例》第十五条第二款规定不少于30日，最早2021年6月14日24:00截止',
    );
    expect(words).toContain(
      '2021年6月14日是休息日，为便于公众提出意见，建议延至下一个工作日2021年6月15日24:00截止。',
    );
    const english = await browser.get(`/en${address}`);
    expect(english.words).toContain(
      'Regulations on Procedures for Making Rules, Article 15, paragraph 2, asks for at least 30 days, so it may close on 14 June 2021, 24:00, at the earliest',
    );
    expect((await browser.post(`${address}/proposals`, {})).status).toBe(409);
  });

  test('the reason for a shortened period is asked for, then shown', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const unexplained = structuredClone(plan);
    delete unexplained.round.shortened_reason;
    const address = await bringIn(browser, unexplained);
    const page = await browser.get(address);
    expect(page.words).toContain(
      '期限短于《重大行政决策程序暂行条例》第十五条规定的30日（2021年6月14日24:00满）',
    );
    const form = formTo(page, address).fill({ 'round.shortened_reason': '任务须在六月底前分解。' });
    const saved = await browser.press(form, '保存');
    expect(saved.words).toContain('内容齐全，可以送审。');
    expect(saved.words).toContain('任务须在六月底前分解。');
  });

  test('a year without a calendar has no proposal', async () => {
    const { editor, as } = await openWriting('2021-12-10T09:00:00+08:00');
    const browser = await as(editor);
    const address = await bringIn(browser, wasteMeasures);
    expect((await browser.get(address)).words).toContain('2022年的放假安排还没有录入');
  });
});
