import { describe, expect, test } from 'vitest';
import { chance } from '#server/demo/random.ts';
import { socialAnswers } from '#server/demo/social-answers.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { officer } from '../responses/texts-support.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { social } from './answering.ts';

const page = '/workspace/questionnaires/zwgk-social-2021/participation';

/** The city’s questionnaire with so many answers by each entrance. */
async function answered(entrances: { [entrance: string]: number }, definition = social) {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx, definition);
  const dice = chance(5);
  for (const [entrance, n] of Object.entries(entrances))
    for (let at = 0; at < n; at++) {
      const outcome = await submitResponse(house.ctx, questionnaire, {
        key: house.ctx.random(24).toString('base64url'),
        versionNo: 1,
        language: 'zh-CN',
        answers: socialAnswers(dice, false),
        channel: 'online',
        ...(entrance === '' ? {} : { entrance }),
      });
      if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    }
  house.turnTo('2021-05-21T10:00:00+08:00');
  return { house, questionnaire };
}

describe('who answers, and who is missing', () => {
  test('groups stand beside their part of the population, with the source and that it is not checked', async () => {
    const { house, questionnaire } = await answered({ wechat: 120, hall: 80 });
    const analyst = await officer(house, questionnaire, ['analyst']);
    const shown = await analyst.get(page);
    expect(shown.status).toBe(200);
    expect(shown.words).toContain('已收到200份有效答卷');
    expect(shown.words).toContain('大连市第七次全国人口普查公报');
    expect(shown.words).toContain('尚未核对原件');
    const cells = [...shown.html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
      row
        .replace(/<[^>]+>/g, '|')
        .split('|')
        .filter(Boolean),
    );
    const men = cells.filter(([group]) => group === '男')[0] ?? [];
    expect(men[3]).toBe('50');
    const women = cells.filter(([group]) => group === '女')[0] ?? [];
    const both = Number(men[1]) + Number(women[1]);
    expect(both).toBeGreaterThan(140);
    expect(Number(men[2])).toBe(Math.round((100 * Number(men[1])) / both));
  });

  test('one source above 30 % is warned of in words, with its share and the limit', async () => {
    const { house, questionnaire } = await answered({ wechat: 61, hall: 12, '': 120 });
    const analyst = await officer(house, questionnaire, ['analyst']);
    const shown = await analyst.get(page);
    expect(shown.words).toContain('微信带来了32%的答卷，超过30%');
    expect(shown.words).not.toContain('直接打开或者未标明带来了');
    const english = await analyst.get(`/en${page}`);
    expect(english.words).toContain('WeChat brought 32% of the responses, more than 30%');
  });

  test('a source of fewer than 5 stands in no line of its own', async () => {
    const { house, questionnaire } = await answered({ wechat: 20, hall: 12, poster: 3, sms: 2 });
    const shown = await (await officer(house, questionnaire, ['decision'])).get(page);
    expect(shown.words).toContain('其他来源（合并）');
    expect(shown.words).not.toMatch(/海报|短信/);
  });

  test('no benchmarks, no answers, nobody of another office', async () => {
    const { weighting: _plan, ...plain } = social;
    const { house, questionnaire } = await answered({}, plain as typeof social);
    const shown = await (await officer(house, questionnaire, ['analyst'])).get(page);
    expect(shown.words).toContain('没有声明人口基准');
    expect(shown.words).toContain('还没有答卷');
    const other = await officer(house, questionnaire, ['analyst'], 'hotline');
    expect((await other.get(page)).status).toBe(404);
    const clerk = await officer(house, questionnaire, ['clerk']);
    expect((await clerk.get(page)).status).toBe(403);
  });
});
