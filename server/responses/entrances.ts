/** Where people come from, as a link may say with `?via=`: a fixed list, so that no link can mark a person. */
export const entrances = ['site', 'wechat', 'sms', 'poster', 'screen', 'hall', 'portal'] as const;

/** The entrance if it is on the list. */
export const entranceOf = (via: string | null | undefined): string | undefined =>
  entrances.find((entrance) => entrance === via);
