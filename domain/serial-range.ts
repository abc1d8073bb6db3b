import { type Fault, faultOf } from './refusal.ts'
import { skeletonOf } from './skeleton.ts'

/** Most serial numbers of one range: each is looked up by itself, and a wider one is a slip of a digit. House rule. */
export const mostSerials = 1_000

/**
 * The serial numbers of a range, both ends included: the same beginning, then a number that counts up. Leading zeros stay as wide as they are
 * written. Gives every fault, at `from` or `to`, where it is none.
 */
export function serialsBetween(
  from: string,
  to: string,
): readonly string[] | { readonly faults: readonly Fault[] } {
  const [first, last] = [partsOf(from), partsOf(to)]
  const shapeless = [
    ...(first === undefined
      ? [faultOf('/query/from', 'recall_range_shape', { serial: from })]
      : []),
    ...(last === undefined ? [faultOf('/query/to', 'recall_range_shape', { serial: to })] : []),
  ]
  if (first === undefined || last === undefined) return { faults: shapeless }
  if (!isAlike(first, last)) {
    return { faults: [faultOf('/query/to', 'recall_range_apart', { from, to })] }
  }
  const [least, most] = [Number(first.digits), Number(last.digits)]
  if (most < least)
    return { faults: [faultOf('/query/to', 'recall_range_backwards', { from, to })] }
  const count = most - least + 1
  if (count > mostSerials) {
    const values = { count, most: mostSerials }
    return { faults: [faultOf('/query/to', 'recall_range_wide', values)] }
  }
  const width = first.digits.length
  return Array.from(
    { length: count },
    (_, at) => `${first.start}${String(least + at).padStart(width, '0')}`,
  )
}

interface Serial {
  readonly start: string
  readonly digits: string
}

/** A serial number parted before the number at its end; that many digits are counted exactly. */
function partsOf(serial: string): Serial | undefined {
  const [, start, digits] = /^(.*?)(\d{1,15})$/u.exec(serial.trim()) ?? []
  return start === undefined || digits === undefined ? undefined : { start, digits }
}

/** Whether two begin alike; of numbers of unlike widths neither may be filled up with zeros. */
function isAlike(one: Serial, other: Serial): boolean {
  if (skeletonOf(one.start) !== skeletonOf(other.start)) return false
  return one.digits.length === other.digits.length || !/^0/.test(one.digits + other.digits)
}
