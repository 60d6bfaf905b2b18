/** Events of several calendar files (RFC 5545) under the head of the first. */
export function joinCalendars([first = '', ...others]: readonly string[]): string {
  const events = others.flatMap((each) => each.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r?\n/g) ?? []);
  return first.replace(/END:VCALENDAR/, `${events.join('')}END:VCALENDAR`);
}
