import hall from '#db/seeds/hall-hours-2021.json' with { type: 'json' };
import office from '#db/seeds/sample-office.json' with { type: 'json' };
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { defaultSite } from '../http/site.ts';
import { registerPieceKinds } from '../piece-kinds.ts';
import { publishQuestionnaire } from '../questionnaires/questionnaires.ts';
import { changeSite } from '../staff/site-settings.ts';
import { hallAnswers } from './hall-answers.ts';
import { playOffice } from './officers.ts';
import { at } from './past.ts';
import { playAnswered } from './play-answered.ts';
import { type DayPlan, playAnswers, playSecondThoughts } from './play-answers.ts';
import { playApplications } from './play-applications.ts';
import { playAsked } from './play-asked.ts';
import { playBoards } from './play-boards.ts';
import { playBrief } from './play-brief.ts';
import { playOpenConsultations } from './play-consultations.ts';
import { playArticle, playEdition } from './play-edition.ts';
import { playInquiries } from './play-inquiries.ts';
import { playInterviews } from './play-interviews.ts';
import { playPolicies } from './play-policies.ts';
import { playRegisters } from './play-registers.ts';
import { playRelease } from './play-release.ts';
import { playSlogans } from './play-slogans.ts';
import { playTopics } from './play-topics.ts';
import { chance } from './random.ts';
import { socialAnswers } from './social-answers.ts';

/** Tells how far the story is, in words for the terminal. */
export type Tell = (line: string) => void;

const hallPlan: DayPlan[] = [
  { day: '2021-04-12', channels: { online: 160, paper: 20 } },
  { day: '2021-04-16', channels: { online: 150, paper: 24 } },
  { day: '2021-04-23', channels: { online: 140, paper: 30 } },
  { day: '2021-04-30', channels: { online: 96, paper: 26 } },
];

const socialPlan: DayPlan[] = [
  { day: '2021-05-15', channels: { online: 1180, kiosk: 128, paper: 52 } },
  { day: '2021-05-16', channels: { online: 520, kiosk: 46, paper: 8 } },
  { day: '2021-05-17', channels: { online: 410, kiosk: 38, paper: 34 } },
  { day: '2021-05-18', channels: { online: 300, kiosk: 22, paper: 40 } },
  { day: '2021-05-19', channels: { online: 230, kiosk: 16, paper: 31 } },
  { day: '2021-05-20', channels: { online: 74, kiosk: 4 } },
];

/** Plays Dalian's Open Day into an empty store, through the same verbs that serve everybody. */
export async function playDemo(ctx: Context, tell: Tell): Promise<void> {
  await changeSite(ctx, { ...defaultSite, ...office.site });
  const cast = await playOffice(at(ctx, '2021-04-01T09:00:00+08:00'));
  const departmentId = cast.departments.get('general-office') ?? '';
  registerPieceKinds();
  await playEdition(ctx, cast);
  await playBoards(ctx, cast);
  await playRegisters(ctx, cast);
  await playArticle(ctx, cast);
  await playSlogans(ctx, cast);
  await playAnswered(ctx, cast);
  await playPolicies(ctx, cast);

  const survey = await publishQuestionnaire(at(ctx, '2021-04-09T15:00:00+08:00'), {
    departmentId,
    definition: hall,
    opensAt: new Date('2021-04-12T00:00:00+08:00'),
    closesAt: new Date('2021-04-30T24:00:00+08:00'),
    resultsDueOn: '2021-05-14',
    channels: ['online', 'paper'],
  });
  const dice = chance(515);
  await playAnswers(
    ctx,
    survey,
    hallPlan,
    () => hallAnswers(dice),
    (done) => tell(`${survey.slug}: ${done}`),
  );
  await playRelease(ctx, survey, cast);
  await playBrief(ctx, cast);

  const questionnaire = await publishQuestionnaire(at(ctx, '2021-05-12T15:00:00+08:00'), {
    departmentId,
    definition: social,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-15T24:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online', 'kiosk', 'paper', 'assisted'],
  });
  const receipts = await playAnswers(
    ctx,
    questionnaire,
    socialPlan,
    (channel) => socialAnswers(dice, channel === 'paper'),
    (done) => tell(`${questionnaire.slug}: ${done}`),
  );
  await playSecondThoughts(at(ctx, '2021-05-20T09:30:00+08:00'), receipts, dice);
  await playOpenConsultations(ctx, cast);
  await playInterviews(ctx, cast);
  await playAsked(ctx, cast);
  await playTopics(ctx, cast);
  await playApplications(ctx, cast);
  await playInquiries(ctx, cast);
}
