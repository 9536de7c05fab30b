const pattern = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::00)?$/;

/**
 * PostgreSQL's text of a `timestamptz` in a UTC session (`2024-05-29 19:02:00.5+00`) as ISO 8601 ending in `Z`,
 * microseconds and all. Throws for a session in another time zone: its offsets would be lost silently.
 */
export function isoInstant(text: string): string {
  const [, day, time, fraction] = pattern.exec(text) ?? [];
  if (day === undefined || time === undefined) {
    throw new Error(
      `Not a UTC instant of the database: ${text}. Is the session in another time zone?`,
    );
  }
  return `${day}T${time}${fraction === undefined ? '' : `.${fraction}`}Z`;
}
