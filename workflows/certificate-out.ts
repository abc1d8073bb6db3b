/** A certificate that the organisation recorded as going out, as far as a shipment looks at it; days as text such as "2026-11-22". */
export interface CertificateOut {
  /** Earliest day on the transport document. */
  readonly shipDate: string
  readonly validFrom: string
  readonly validTo: string
  /** Net grams of its lines. */
  readonly netGrams: number
  /** Of them, what no other shipment that stands has named. */
  readonly leftGrams: number
}

/** The facts of a stage that name the certificate on which goods ship, their day and the validity of its scope certificate. */
export type NamedFacts = Readonly<Record<'number' | 'day' | 'from' | 'until', string>>
