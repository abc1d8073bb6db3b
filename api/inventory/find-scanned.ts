import { readScanned } from '../../domain/read-scanned.ts'
import { codeMark, unitMark } from '../../workflows/marks.ts'
import { meantBy, textsOf } from '../../workflows/meant-by.ts'
import type { Principal } from '../http/principal.ts'
import { isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import { findContinued, findNamed } from '../store/inventory/named-batches.ts'

type Looking = Pick<Installation, 'store' | 'streams'>

/**
 * The organisation's batches that a scanned text means: by the link of a QR, by a code as it looks, else by a maker's serial number, which
 * several models may share. None where the organisation holds no such batch, or a station's bounds do not reach it.
 */
export async function findScanned(
  looking: Looking,
  principal: Principal,
  given: string,
): Promise<readonly StoredBatch[]> {
  const [found] = await findAllScanned(looking, principal, [given])
  return found ?? []
}

/** The same of many texts, each in its place, with no more questions than for one. */
export async function findAllScanned(
  { store, streams }: Looking,
  principal: Principal,
  given: readonly string[],
): Promise<readonly (readonly StoredBatch[])[]> {
  const { organisationKey = 0 } = principal.organisation ?? {}
  const db = store.own(organisationKey)
  const asked = given.map(readScanned)
  const known = asked.flatMap((one) => one ?? [])
  const texts = [...new Set(known.flatMap(textsOf))]
  const marks = texts.flatMap((text) => [
    codeMark(text).text,
    ...[...streams.keys()].flatMap((stream) => unitMark(stream, { serial: text })?.text ?? []),
  ])
  const ids = known.flatMap(({ id }) => id ?? [])
  const found = await findNamed(db, organisationKey, { ids, codes: texts, marks })
  return Promise.all(
    asked.map(async (one) => {
      if (one === undefined) return []
      const meant = meantBy(found, one)
      if (meant.length > 0 || one.id === undefined) {
        return meant.filter((batch) => isWithinReach(principal, batch))
      }
      const codes = await findContinued(store.system, organisationKey, one.id)
      const own = codes.length === 0 ? [] : await findBatches(db, organisationKey, codes)
      return own.filter((batch) => isWithinReach(principal, batch))
    }),
  )
}
