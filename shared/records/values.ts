import { z } from 'zod';

/** A record's id: a lowercase UUIDv7, made by whoever creates the record (RFC 9562, section 5.7). */
export const recordIdSchema = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'is not a record id: a lowercase UUIDv7 is expected',
  );

/**
 * An instant in UTC as ISO 8601 ending in `Z`, to the microsecond at most. Parsing brings it to the one form that the
 * database gives back (seconds always, no zeros at the end of a fraction), so that equal instants are equal texts.
 */
export const instantSchema = z.iso
  .datetime({ error: 'is not an instant: write it like 2024-05-29T19:02:00Z' })
  .refine(hasYear, 'is not an instant: there is no year 0000')
  .overwrite(plainInstant);

/** A day without a time zone, `YYYY-MM-DD`; days that no calendar has are refused. */
export const plainDateSchema = z.iso
  .date({ error: 'is not a day: write it like 2024-05-29' })
  .refine(hasYear, 'is not a day: there is no year 0000');

/** A day, a month or a year, in ISO 8601's reduced precision: `2024-05-29`, `2024-05` or `2024`. */
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, 'is not a date: write it like 2024-05-29, 2024-05 or 2024');

/** Text of one line: trimmed, without line breaks, `longest` UTF-16 code units at most. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !/[\r\n\u2028\u2029]/.test(text), 'has a line break: write it in one line')
    .refine(isStorable, 'has a character that cannot be stored (NUL or half an emoji)');

/** A line that says something: not empty, not only white space. */
export const nameSchema = (longest: number) =>
  lineSchema(longest).refine((text) => text.trim() !== '', 'is empty: write something');

/** Text of any number of lines, `longest` UTF-16 code units at most. */
export const proseSchema = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .refine(isStorable, 'has a character that cannot be stored (NUL or half an emoji)');

/** A language tag in the common form of BCP 47: `en`, `de-AT`, `zh-Hant`. */
export const languageSchema = z
  .string()
  .max(35, 'is longer than 35 characters')
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag: write it like en or de-AT');

/** A country's ISO 3166-1 alpha-2 code, in capitals. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'is not a country code: write the two capitals of ISO 3166-1, like AF');

/** An address of the web; other schemes could run code where they are opened. */
export const webAddressSchema = z
  .string()
  .max(2000, 'is longer than 2000 characters')
  .refine(isWebAddress, 'is not a web address: it must begin with http:// or https://')
  .refine(isStorable, 'has a character that cannot be stored (NUL or half an emoji)');

// PostgreSQL counts years as the calendar does: before 1 comes 1 BC.
function hasYear(text: string): boolean {
  return !text.startsWith('0000');
}

function plainInstant(text: string): string {
  const [, minutes, seconds = ':00', fraction = ''] =
    /^(.{16})(:\d\d)?(?:\.(\d+))?Z$/.exec(text) ?? [];
  if (minutes === undefined) return text;
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  return `${minutes}${seconds}${digits === '' ? '' : `.${digits}`}Z`;
}

function isPartialDate(text: string): boolean {
  if (!hasYear(text)) return false;
  if (/^\d{4}$/.test(text)) return true;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return true;
  return plainDateSchema.safeParse(text).success;
}

// PostgreSQL's text holds neither NUL nor a lone surrogate; SQLite would hold both, and then never sync them.
function isStorable(text: string): boolean {
  return !/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?([?#]\S*)?$/i.test(text);
}
