/** A second in milliseconds. */
export const secondMilliseconds = 1000

/** A minute in milliseconds. */
export const minuteMilliseconds = 60 * 1000

/** An hour in milliseconds. */
export const hourMilliseconds = 60 * 60 * 1000

/** A day of 24 hours in milliseconds. */
export const dayMilliseconds = 24 * hourMilliseconds
