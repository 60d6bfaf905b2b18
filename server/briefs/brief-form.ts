import type { Text } from '#shared/questionnaire/definition.ts';
import type { FormProblem } from './brief-words.ts';
import {
  type BriefContent,
  type ChosenDispute,
  type ChosenFigure,
  type ChosenQuote,
  most,
  parts,
} from './content.ts';
import { singleFigures } from './figures.ts';

export interface ReadForm {
  content: BriefContent;
  problems: Map<string, FormProblem>;
  /** The address that was pasted. */
  address: string;
}

export const disputeValue = ({ consultation, clause }: ChosenDispute): string => `${consultation}|${clause}`;
export const quoteValue = ({ consultation, group, comment }: ChosenQuote): string =>
  `${consultation}|${group}|${comment}`;

/** Reads the form of a brief into the content that it was made from. */
export function readBriefForm(form: URLSearchParams, before: BriefContent): ReadForm {
  const problems = new Map<string, FormProblem>();
  const words = (name: string, held: Text | undefined): Text => {
    const { 'zh-CN': _zh, en: _en, ...others } = held ?? {};
    return { ...others, ...part('zh-CN', form.get(name)), ...part('en', form.get(`${name}.en`)) };
  };
  const questionnaires = form.getAll('questionnaire');
  const consultations = form.getAll('consultation');
  if (questionnaires.length > most.questionnaires || consultations.length > most.consultations)
    problems.set('sources', 'choose_few');
  const disputes = form.getAll('dispute').map((value): ChosenDispute => {
    const [consultation = '', clause = ''] = value.split('|');
    return { consultation, clause };
  });
  if (disputes.length > most.disputes) problems.set('disputes', 'disputes_full');
  const quotes = form.getAll('quote').flatMap((value): ChosenQuote[] => {
    const [, consultation = '', group = '', comment = ''] =
      /^([^|]+)\|(\d{1,9})\|(\d{1,9})$/.exec(value) ?? [];
    return consultation === '' ? [] : [{ consultation, group: Number(group), comment: Number(comment) }];
  });
  if (quotes.length > most.quotes) problems.set('quotes', 'quotes_full');
  const keptNos = new Set(form.getAll('figure').map(Number));
  const kept = before.figures.filter(({ no }) => keptNos.has(no));
  const address = (form.get('add.address') ?? '').trim();
  const added = [...fromAddress(address, questionnaires, problems), ...fromChoice(form, problems)];
  if (added.length > 0 && kept.length + added.length > most.figures) problems.set('add.item', 'figures_full');
  return {
    address: problems.size > 0 ? address : '',
    problems,
    content: {
      title: words('title', before.title),
      lead: words('lead', before.lead),
      questionnaires,
      consultations,
      figures: problems.size > 0 ? kept : withFigures({ figures: kept }, added, before),
      disputes,
      quotes,
      parts: Object.fromEntries(
        parts.flatMap((name) => {
          const text = words(`part.${name}`, before.parts[name]);
          return Object.keys(text).length > 0 ? [[name, text]] : [];
        }),
      ),
    },
  };
}

const part = (language: string, words: string | null) => {
  const trimmed = (words ?? '').replaceAll('\r\n', '\n').trim();
  return trimmed === '' ? {} : { [language]: trimmed };
};

type Added = Omit<ChosenFigure, 'no'>;

/** Adds figures under the next numbers, those that are there already left out. */
export function withFigures(
  { figures }: Pick<BriefContent, 'figures'>,
  added: readonly Added[],
  before: Pick<BriefContent, 'figures'> = { figures },
): ChosenFigure[] {
  let no = Math.max(0, ...before.figures.map((each) => each.no));
  const result = [...figures];
  for (const { questionnaire, query } of added)
    if (!result.some((each) => each.questionnaire === questionnaire && each.query === query)) {
      no += 1;
      result.push({ no, questionnaire, query });
    }
  return result;
}

function fromAddress(address: string, questionnaires: string[], problems: ReadForm['problems']): Added[] {
  if (address === '') return [];
  const [, questionnaire = '', query = ''] =
    /\/questionnaires\/([A-Za-z0-9_-]+)\/(?:figures|results)\?([^#]*)/.exec(address) ?? [];
  const single = questionnaires.includes(questionnaire) ? singleFigures(query) : [];
  if (single.length === 0) problems.set('add.address', 'address_unknown');
  return single.map((each) => ({ questionnaire, query: each }));
}

function fromChoice(form: URLSearchParams, problems: ReadForm['problems']): Added[] {
  const [questionnaire = '', item = ''] = (form.get('add.item') ?? '').split('|');
  const [other = '', by = ''] = (form.get('add.by') ?? '').split('|');
  if (item === '') return [];
  if (by !== '' && other !== questionnaire) {
    problems.set('add.by', 'add_by_wrong');
    return [];
  }
  const query = new URLSearchParams([['item', item], ...(by ? [['by', by]] : [])]).toString();
  return [{ questionnaire, query }];
}

/** The number of an issue or a revision, as a column holds it. */
export const numberIn = (given: string | null | undefined): number | undefined =>
  /^\d{1,9}$/.test(given ?? '') ? Number(given) : undefined;
