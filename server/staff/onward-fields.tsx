/** What travels through signing in: where to, and the body of a form that could not be taken. */
export interface Onward {
  next: string;
  kept: string | undefined;
}

/** Carries it along, unseen. */
export function OnwardFields({ next, kept }: Onward) {
  return (
    <>
      <input type="hidden" name="next" value={next} />
      {kept === undefined ? null : <input type="hidden" name="kept" value={kept} />}
    </>
  );
}
