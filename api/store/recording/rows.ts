/** Rows of one gathering, as they go to the database: digests as hex, times as ISO 8601, JSON as objects. */
export interface Rows {
  readonly events: readonly EventRow[]
  readonly subjects: readonly SubjectRow[]
  readonly disclosures: readonly DisclosureRow[]
  readonly newBatches: readonly BatchRow[]
  readonly changedBatches: readonly BatchRow[]
  readonly postings: readonly PostingRow[]
  readonly edges: readonly EdgeRow[]
  readonly signatures: readonly SignatureRow[]
}

/** Every row of history names its event and the organisation that recorded it. */
export interface OwnRow {
  readonly event_key: number
  readonly organisation_key: number
}

export interface EventRow extends OwnRow {
  readonly id: string
  readonly facility_key: number
  readonly stream: string
  readonly stage: string
  readonly event_time: string
  readonly record_time: string
  readonly scan_digest: string
  readonly digest: string
  readonly envelope: string
}

export interface SubjectRow extends OwnRow {
  readonly batch_key: number
  readonly seq: number
}

export interface DisclosureRow extends OwnRow {
  readonly disclosed: unknown
}

export interface BatchRow {
  readonly batch_key: number
  readonly id: string
  readonly organisation_key: number
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly state: string
  readonly context: unknown
  readonly facility_key: number
  readonly head_seq: number
  readonly head_digest: string
}

export interface PostingRow extends OwnRow {
  readonly line: number
  readonly dimension: string
  readonly account: string
  readonly movement: string
  readonly facility_key: number
  readonly batch_key?: number
  readonly reason?: string
  readonly amount: number
}

/** A station's signature of the scan that the event came from. */
export interface SignatureRow extends OwnRow {
  readonly access_key_key: number
  /** Hex. */
  readonly signature: string
  readonly form: number
}

export interface EdgeRow extends OwnRow {
  readonly child: number
  readonly parent: number
  readonly grams: number
}

/** One set-based write of a gathering; left out when it would take no row. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly take: (rows: Rows) => readonly object[]
}
