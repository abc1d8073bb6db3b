/** What a camera of the city sees, of a thousand pieces. */
interface Seen {
  readonly class: string
  readonly perThousand: number
}

/** A version of the city's model, and how it came to be what it is. */
export interface CityModelVersion {
  readonly version: string
  readonly note: string
  readonly registeredDaysAgo: number
  /** Of a thousand pieces it calls so many as a person does. */
  readonly rightPerThousand: number
}

/** All versions doubt below this, and one piece of so many is drawn for a person. */
export const opticalTerms = { threshold: 0.8, controlOneIn: 8 } as const

/**
 * A camera over the belt of the textile line, and a model that calls what it sees: a version that went live on a set that persons judged, and
 * one that is proposed in its place. Everything is made up, and no picture is kept.
 */
export const cityOptics = {
  organisation: 'tai-po-fibre',
  account: 'mill',
  facility: 'TAI-PO',
  /** Of the textile line. */
  station: 'Colour sorting',
  model: 'belt-camera',
  stream: 'textile',
  live: {
    version: '1.0',
    note: 'Constructed; no model was trained',
    registeredDaysAgo: 16,
    rightPerThousand: 935,
  },
  proposed: {
    version: '1.1',
    note: 'Constructed; made to be right more often',
    registeredDaysAgo: 6,
    rightPerThousand: 970,
  },
  seen: [
    { class: 'sound', perThousand: 800 },
    { class: 'stain', perThousand: 80 },
    { class: 'hole', perThousand: 50 },
    { class: 'pilling', perThousand: 40 },
    { class: 'foreign_matter', perThousand: 30 },
  ] as readonly Seen[],
  /** The set that was put together beforehand: a few more than a comparison asks for. */
  reference: { pieces: 304, daysAgo: 15, judgedDaysAgo: 14, liveDaysAgo: 13 },
  /** What came over the belt while the first version was live; persons have not come to what came last. */
  belt: { pieces: 240, daysAgo: 12, unjudgedDays: 2, shadowDays: 5 },
  /** Lots of yarn that were looked at before they leave: pieces that are batches. */
  batches: ['DEMO-T23-YARN', 'DEMO-T25-YARN', 'DEMO-T33-YARN'],
  seed: 20_260_926,
} as const
