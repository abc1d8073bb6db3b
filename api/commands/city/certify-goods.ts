import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import type { DemonstrationCertificate, DemonstrationLicence } from '../../../workflows/example.ts'
import type { Signatory } from '../../custody/sign-step.ts'
import { idFrom } from '../../digest.ts'
import { addScope, addTransaction } from '../../evidence/add-certificates.ts'
import { giveCredit } from '../../evidence/give-credit.ts'
import { makeClaim } from '../../evidence/make-claim.ts'
import type { Installation } from '../../installation.ts'
import { openLinks } from '../../recording/history.ts'
import type { Database } from '../../store/database.ts'
import { listScopeCertificates } from '../../store/evidence/scope-certificates.ts'
import { findBatch } from '../../store/inventory/batches.ts'
import { findFacility } from '../../store/organisations/facilities.ts'
import { addLicence } from '../../store/organisations/licences.ts'
import { readChainsOf } from '../../store/recording/history.ts'

interface Certifying {
  /** Its ids are made of it, so that told again it is the same one. */
  readonly name: string
  readonly by: Signatory
  /** When the city's story ends: days follow from it, so that told again on another day they are the same. */
  readonly end: Date
}

/** Days for which the papers of the city hold, before and after it was built. */
export const heldDays = { since: 200, until: 165 } as const

/**
 * Certifies goods of recycled material: the credit of the process that blended them, the claim that draws from it, and the transaction
 * certificate that rests on the claim, under a scope certificate.
 */
export async function certifyGoods(
  { store, streams }: Installation,
  certified: DemonstrationCertificate,
  { name, by, end }: Certifying,
): Promise<void> {
  const { organisationKey } = by.organisation
  const { scope, netGrams, shareBasisPoints, standard, version, material } = certified
  const db = store.own(organisationKey)
  const asking = { organisationKey, now: by.now }
  const event = await madeBy(db, organisationKey, certified.made)
  const evidence = { kind: 'declaration', declaration: `constructed, ${name}` } as const
  const ids = { credit: idFrom(`${name}/credit`), claim: idFrom(`${name}/claim`) }
  const inputs = certified.recycled.map((batch) => ({ batch, evidence }))
  const earned = { class: 'post_consumer', model: 'controlled_blending', material, inputs } as const
  const giving = { ...asking, system: store.system, streams }
  await giveCredit(db, { id: ids.credit, event, ...earned }, giving)
  const shares = { pre_consumer: 0, post_consumer: shareBasisPoints }
  const draws = [{ credit: ids.credit, grams: Math.ceil((netGrams * shareBasisPoints) / 10_000) }]
  const claim = { standard, version, use: 'certificate', netGrams, shares, draws } as const
  await makeClaim(db, { id: ids.claim, ...claim }, asking)
  const day = (ago: number) => localDay(new Date(end.getTime() - ago * dayMilliseconds))
  if ((await listScopeCertificates(db, organisationKey, scope)).length === 0) {
    const [validFrom, validTo] = [day(heldDays.since), day(-heldDays.until)]
    const valid = { validFrom, validTo, status: 'issued', since: validFrom } as const
    await addScope(db, { ...scope, holder: certified.seller, standard, version, ...valid }, asking)
  }
  const { number, seller, buyer, product } = certified
  const paper = { direction: 'out', number, scope, seller, buyer, shipDate: day(1) } as const
  const lines = [{ product, netGrams, shares }]
  const id = idFrom(`${name}/certificate`)
  await addTransaction(db, { id, ...paper, papers: {}, lines, claim: ids.claim }, asking)
}

/** The event that made a batch. */
export async function madeBy(db: Database, organisationKey: number, code: string): Promise<string> {
  const batch = await findBatch(db, organisationKey, code)
  const [made] = batch === undefined ? [] : openLinks(await readChainsOf(db, [batch.id]))
  if (made === undefined) throw new RangeError(`Cannot find what made "${code}"`)
  return made.event.id
}

/** Puts a licence of a facility on record, which ends so many days after the story. */
export async function putLicence(
  { store: { system } }: Installation,
  { facility: code, kind, number, endsInDays }: DemonstrationLicence,
  { by: { organisation, now }, end }: Pick<Certifying, 'by' | 'end'>,
): Promise<void> {
  const { organisationKey, slug } = organisation
  const facility = await findFacility(system, organisationKey, code)
  if (facility === undefined) throw new RangeError(`Cannot find "${code}" of "${slug}"`)
  const { facilityKey } = facility
  const day = (days: number) => localDay(new Date(end.getTime() + days * dayMilliseconds))
  const valid = { validFrom: day(-heldDays.since), validUntil: day(endsInDays) }
  await addLicence(system, organisationKey, { facilityKey, kind, number, ...valid, now })
}
