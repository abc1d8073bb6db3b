import { dayMilliseconds } from './hours.ts'
import { houseRule } from './source.ts'

/** Largest mass of one line: 9 million tonnes in grams, far above any lot and safe in sums of a thousand lines. */
export const mostGrams = 9_000_000_000_000

/** Largest amount of one content line in milligrams; the sum of a thousand such lines stays a safe integer. */
export const mostMilligrams = 9_000_000_000_000

/** Most batches, outputs, losses or additions in one scan. */
export const mostBatches = 1_000

/** Most elements or fibres named for one batch. */
export const mostContentEntries = 64

/** Most scans in one request that is not a stream of lines. */
export const mostScans = 1_000

/** Most bytes in one request that is not a stream of lines. */
export const mostBytes = 4 * 1024 * 1024

/** How far ahead of our clock a device's clock may be, in milliseconds; more is a wrong clock, not a late scan. */
export const mostClockLeadMilliseconds = dayMilliseconds

/** Nothing that Loomcell follows happened before this instant; an earlier time is a device without a clock. */
export const earliestEventTime = '2000-01-01T00:00:00.000Z'

/** Limits of clocks are our own; nothing outside asks for them. */
export const clockLimitsSource = houseRule(
  'A device’s clock may be a day ahead; nothing that is followed happened before 2000',
)

/** Most lines of descent (consumed batches × outputs) that one scan may make. */
export const mostEdges = 20_000

/** Most faults that one refusal names. */
export const mostFaults = 100
