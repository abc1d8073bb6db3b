/** A W3C Verifiable Credential 2.0, as far as every one of them has the same members. */
export interface Credential {
  readonly '@context': readonly unknown[]
  readonly id?: string
  readonly type: string | readonly string[]
  readonly issuer: string | { readonly id: string }
  /** Instants with an offset, ISO 8601; without `validFrom` it holds from ever, without `validUntil` for ever. */
  readonly validFrom?: string
  readonly validUntil?: string
  readonly credentialSubject: Subject | readonly Subject[]
  readonly credentialStatus?: unknown
}

/** Whatever is said of one thing or person. */
export type Subject = Readonly<Record<string, unknown>>

/** Who says what stands in a credential. */
export function issuerOf({ issuer }: Pick<Credential, 'issuer'>): string {
  return typeof issuer === 'string' ? issuer : issuer.id
}

/** A value that may be one or a list, as a list; nothing gives an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
