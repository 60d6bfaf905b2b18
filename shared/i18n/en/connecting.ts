import type { Translated } from '../translated.ts';
import type { connecting as zhCN } from '../zh-CN/connecting.ts';

export const connecting: Translated<typeof zhCN> = {
  new_window: ' (opens in a new window)',
  embed_list: 'Open for comment',
  embed_none: 'Nothing is open for comment at the moment.',
  embed_all: 'All consultations',
  embed_missing: 'This questionnaire is no longer here',
  embed_home: 'Go to the site’s first page',
  embed_opens: 'Opens {{time}}',
  embed_closed: 'Closed; results by {{day}}',
  embed_released: 'Closed; results are out',
  embed_see: 'Read about it',
};
