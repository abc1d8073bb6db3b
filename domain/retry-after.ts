/** The three spellings of a time that RFC 9110 (5.6.7) has receivers read: its own, that of RFC 850, that of asctime. */
const shapes = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
]

/** Headers of an answer, as far as they say when to come back. */
export interface ComeBackHeaders {
  readonly 'retry-after'?: string | undefined
  readonly date?: string | undefined
}

/**
 * Whole seconds that a receiver asks to be left alone (`Retry-After`, RFC 9110 10.2.3), given in seconds or as a time; a time is
 * counted from the receiver's own clock where it says what that shows. Undefined when it asks for nothing that can be read.
 */
export function secondsAsked(headers: ComeBackHeaders, now: Date): number | undefined {
  const asked = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,10}$/.test(asked)) return Number(asked)
  const until = readHttpTime(asked)
  if (until === undefined) return undefined
  return Math.max(
    0,
    Math.ceil((until - (readHttpTime(headers.date ?? '') ?? now.getTime())) / 1000),
  )
}

/** A time of HTTP in milliseconds since 1970; undefined where it is none. */
export function readHttpTime(text: string): number | undefined {
  if (!shapes.some((shape) => shape.test(text))) return undefined
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(time) ? undefined : time
}
