import { consultationSets } from './consultation-sets.ts';
import type { DataSet } from './data-set.ts';
import { errataSet } from './errata-set.ts';
import { pieceSets } from './piece-sets.ts';
import { questionnaireSets } from './questionnaire-sets.ts';

/** Every public data set, whatever kinds of pieces there are. */
export const dataSets = (): DataSet[] => [
  ...questionnaireSets,
  ...consultationSets,
  ...pieceSets(),
  errataSet,
];

export const findDataSet = (id: string): DataSet | undefined => dataSets().find((each) => each.id === id);
