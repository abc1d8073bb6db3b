import { z } from 'zod'

/** The days of a half-open period, as lines of an export have them. */
export const daysShape = { from: z.iso.date(), to: z.iso.date() }

/** A time zone by whose rules days can be told here. */
export const zone = z.string().min(1).max(500).refine(isZone)

/** No export is of more years. */
const mostYears = 20

/** Whether days are a period that an export may be of. */
export function isPeriod({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return (
    from >= '1900-01-01' &&
    from < to &&
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= mostYears
  )
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
