import { readScanned } from '../../domain/read-scanned.ts'
import { unitMark } from '../../workflows/marks.ts'
import type { Principal } from '../http/principal.ts'
import { isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { findBatch, findMarked, findOwnCode, type StoredBatch } from '../store/inventory/batches.ts'

/**
 * The organisation's batches that a scanned text means: by the link of a QR, by a code as it looks, else by a maker's serial number, which
 * several models may share. None where the organisation holds no such batch, or a station's bounds do not reach it.
 */
export async function findScanned(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  principal: Principal,
  given: string,
): Promise<readonly StoredBatch[]> {
  const { organisationKey = 0 } = principal.organisation ?? {}
  const scanned = readScanned(given)
  if (scanned === undefined) return []
  const db = store.own(organisationKey)
  const { id, text, withoutEnd } = scanned
  const linked = id === undefined ? undefined : await findOwnCode(db, organisationKey, id)
  for (const code of [linked, text, withoutEnd]) {
    const batch = code === undefined ? undefined : await findBatch(db, organisationKey, code)
    if (batch !== undefined) return [batch].filter((one) => isWithinReach(principal, one))
  }
  const serials = [text, ...(withoutEnd === undefined ? [] : [withoutEnd])]
  const marks = [...streams.keys()].flatMap((stream) =>
    serials.flatMap((serial) => unitMark(stream, { serial })?.text ?? []),
  )
  const found = marks.length === 0 ? [] : await findMarked(db, organisationKey, marks)
  return found.filter((one) => isWithinReach(principal, one))
}
