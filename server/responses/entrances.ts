/** Where people come from, as a link may say with `?via=`: a fixed list, so that no link can mark a person. */
const entrances = new Set(['site', 'wechat', 'sms', 'poster', 'screen', 'hall', 'portal']);

/** The entrance if it is on the list. */
export const entranceOf = (via: string | null | undefined): string | undefined =>
  via && entrances.has(via) ? via : undefined;
