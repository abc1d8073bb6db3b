import { parseInstant } from '../instant.ts'

/** `dateTimeStamp` of XML Schema 1.1, the form that W3C Verifiable Credentials 2.0 asks for: always with its offset. */
const dateTimeStamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** The instant of a date and time with its offset, in its one form, UTC with milliseconds; undefined where the value is none. */
export function instantOf(value: unknown): string | undefined {
  return typeof value === 'string' && dateTimeStamp.test(value)
    ? parseInstant(value.replace(/(\.\d{9})\d+/, '$1'))
    : undefined
}
