import type { Key } from '#shared/i18n/catalogues.ts';
import type { MicrodataKind, MicrodataState } from '../microdata.ts';

export const kindWords: { [kind in MicrodataKind]: Key } = {
  microdata: 'exporting.kind_microdata',
  public_use: 'exporting.kind_public_use',
};

export const stateWords: { [state in MicrodataState]: Key } = {
  waiting: 'exporting.state_waiting',
  refused: 'exporting.state_refused',
  open: 'exporting.state_open',
  over: 'exporting.state_over',
};
