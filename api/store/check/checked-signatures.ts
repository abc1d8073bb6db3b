import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A stored signature with what it is checked against; null where that is missing or another organisation's. */
export interface CheckedSignature {
  readonly eventKey: number
  readonly signature: Buffer
  /** Id of the event. */
  readonly id: string | null
  /** Hex. */
  readonly scanDigest: string | null
  /** Which text was signed. */
  readonly form: number
  /** Short name of the organisation. */
  readonly organisation: string
  /** Raw Ed25519 public key of the station. */
  readonly signingKey: Buffer | null
}

/** Signatures after a key, in order. */
export async function readSignatures(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<readonly CheckedSignature[]> {
  const { rows } = await sql<CheckedSignature>`
    select scan_signature.event_key as "eventKey", signature, form, slug as organisation, event.id, encode(scan_digest, 'hex') as "scanDigest",
      signing_key as "signingKey"
    from scan_signature join organisation using (organisation_key)
      left join event on event.event_key = scan_signature.event_key
        and event.organisation_key = scan_signature.organisation_key
      left join access_key on access_key.access_key_key = scan_signature.access_key_key
        and access_key.organisation_key = scan_signature.organisation_key
    where scan_signature.event_key > ${after} order by scan_signature.event_key limit ${most}`.execute(
    db,
  )
  return rows
}
