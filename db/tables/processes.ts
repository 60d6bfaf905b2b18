/** How far a questionnaire's acts have come: the row that every transaction with an act of it changes last. */
export interface TallyHeadTable {
  questionnaire_id: string;
  /** Of the last row of `tally_feed`. */
  seq: number;
  /** How many acts there were; raised to a multiple of ten where rows that are needed are deleted. */
  acts: number;
  /** Asia/Shanghai date of the last act, and the acts from which crossed figures go on that day. */
  day: string;
  day_acts: number;
}

/** The acts of one transaction, for the counters of other processes: codes only, for two days. */
export interface TallyFeedTable {
  questionnaire_id: string;
  seq: number;
  day: string;
  /** How many acts there were with these. */
  acts: number;
  ops: string;
}

/** How often somebody asked within a window, as all processes know it; `key` names nobody. */
export interface RequestCountTable {
  key: string;
  until: string;
  n: number;
}
