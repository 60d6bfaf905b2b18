/** What stands in the form; English words under `<name>.en`. */
export type Fields = ReadonlyMap<string, string>;

export type UnreadableCode = 'day' | 'time' | 'number';

/** Values that cannot be kept as they were typed, by field. */
export type Unreadable = ReadonlyMap<string, UnreadableCode>;
