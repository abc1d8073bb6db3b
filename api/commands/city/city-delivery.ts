import type { DemonstrationScan } from '../../../workflows/example.ts'

/** How scans of a city reach us; the shares are assumed, as in any workload that nobody has measured yet. */
const lateShare = 0.05
const lateMinutes = { least: 2 * 60, most: 3 * 24 * 60 }
const doubledShare = 0.02
const skewedShare = 0.03
const mostSkewMinutes = 10
/** A queue that is sent twice is sent again within the hour. */
const mostMinutesToAgain = 60

/** A scan on its way in, with the time that its device believes it is. */
export interface DeliveredScan {
  /** Place in the story; a scan that comes twice has the same one. */
  readonly index: number
  readonly scan: DemonstrationScan
  /** Whether it came before: the answer must be that of a duplicate. */
  readonly again: boolean
}

export interface Delivery {
  /** In the order of arrival. */
  readonly sent: readonly DeliveredScan[]
  /** Scans that a device kept for hours or days before it sent them. */
  readonly late: number
  readonly doubled: number
  /** Scans of devices whose clock is wrong. */
  readonly skewed: number
}

/**
 * Delivers scans told in the order in which they happened to each batch: most at once, some late, some twice, some with a
 * wrong clock. A scan never overtakes an earlier one of the same batch: whoever has a batch in hand sends in order.
 */
export function deliver(told: readonly DemonstrationScan[], random: () => number): Delivery {
  const skews = skewsOf(told, random)
  const arrived = new Map<string, number>()
  const counted = { late: 0, doubled: 0, skewed: 0 }
  const onTheWay = told.flatMap((scan, index) => {
    const codes = [...(scan.batches ?? []), ...(scan.outputs ?? [])].map(({ batch }) => batch)
    const delay = random() < lateShare ? between(lateMinutes, random) : 0
    const before = codes.map((code) => arrived.get(code) ?? 0)
    const arrival = Math.max(scan.afterMinutes + delay, ...before)
    for (const code of codes) arrived.set(code, arrival)
    const skew = skews.get(deviceOf(scan)) ?? 0
    const shown = { ...scan, afterMinutes: scan.afterMinutes + skew }
    const doubled = random() < doubledShare
    if (delay > 0) counted.late += 1
    if (doubled) counted.doubled += 1
    if (skew !== 0) counted.skewed += 1
    const first = { index, scan: shown, arrival, again: false }
    if (!doubled) return [first]
    return [first, { ...first, arrival: arrival + random() * mostMinutesToAgain, again: true }]
  })
  // Sorting keeps scans that arrive together in the order in which they were told.
  const sent = onTheWay.toSorted((one, other) => one.arrival - other.arrival)
  return { sent: sent.map(({ arrival: _, ...scan }) => scan), ...counted }
}

/** Minutes by which clocks are wrong, by device: there is one for each stage in each facility, and one at least is wrong. */
function skewsOf(
  told: readonly DemonstrationScan[],
  random: () => number,
): ReadonlyMap<string, number> {
  const devices = [...new Set(told.map(deviceOf))].map((device) => ({ device, rank: random() }))
  const wrong = devices.toSorted((one, other) => one.rank - other.rank)
  return new Map(
    wrong.slice(0, Math.ceil(devices.length * skewedShare)).map(({ device }) => {
      const minutes = between({ least: 1, most: mostSkewMinutes }, random)
      return [device, random() < 0.5 ? minutes : -minutes]
    }),
  )
}

function deviceOf({ facility, stage }: DemonstrationScan): string {
  return `${facility} ${stage}`
}

function between({ least, most }: { least: number; most: number }, random: () => number): number {
  return least + Math.floor(random() * (most - least + 1))
}
