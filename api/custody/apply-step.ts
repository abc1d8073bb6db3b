import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { findFacilityKey, type HandOverChange } from '../store/custody/hand-overs.ts'
import { findCompany } from '../store/organisations/organisations.ts'
import { decideGoods } from './decide-goods.ts'
import { dispatchGoods } from './dispatch-goods.ts'
import { assertNothingBooked } from './former-event.ts'
import { returnGoods } from './return-goods.ts'
import type { Applied, Stepping } from './stepping.ts'

/** Does what a step does to goods and books, and gives what it changes of the hand-over. */
export async function applyStep(installation: Installation, stepping: Stepping): Promise<Applied> {
  const { request, handOver, organisation, held, now } = stepping
  switch (request.step) {
    case 'dispatch': {
      const custody = await custodyOf(installation, stepping, {
        ...request.carrier,
        at: '/carrier',
      })
      if (handOver.state !== 'offered') return { change: custody, events: [] }
      const { change, events } = await dispatchGoods(installation, { ...stepping, request })
      return { change: { ...custody, ...change }, events }
    }
    case 'transfer': {
      const carrier = { ...request.carrier, at: '/carrier' }
      return { change: await custodyOf(installation, stepping, carrier), events: [] }
    }
    case 'store': {
      const store = { ...request.store, at: '/store' }
      return { change: await custodyOf(installation, stepping, store), events: [] }
    }
    case 'decline':
      return { change: { custodian_key: null }, events: [] }
    case 'receive': {
      const { facility } = request
      const key = await findFacilityKey(held.tx, organisation.organisationKey, facility)
      if (key !== undefined) {
        const arrived = { receiver_facility_key: key, received_time: now, custodian_key: null }
        return { change: arrived, events: [] }
      }
      const says = ['hand_over_facility_unknown', { facility }] as const
      throw new RefusedError(refuse('unknown_facility', '/facility', says))
    }
    case 'decide':
      return decideGoods(installation, { ...stepping, request })
    case 'return':
      return returnGoods(installation, { ...stepping, request })
    case 'cancel':
      await assertNothingBooked(held.tx, {
        organisationKey: handOver.senderKey,
        handOver: handOver.id,
        makes: 'dispatch',
      })
      return { change: { closed_time: now }, events: [] }
    default:
      return request satisfies never
  }
}

/** Who holds the goods now; one that works with this Loomcell becomes a party and keeps its copy. */
async function custodyOf(
  { store }: Installation,
  { handOver }: Stepping,
  { organisation: slug, at }: { organisation?: string | undefined; at: string },
): Promise<HandOverChange> {
  if (slug === undefined) return { custodian_key: null }
  const custodian = await findCompany(store.system, slug, {
    dealingWith: handOver.senderKey,
  })
  if (custodian === undefined) {
    const says = ['carrier_unknown', { organisation: slug }] as const
    throw new RefusedError(refuse('unknown_organisation', `${at}/organisation`, says))
  }
  const { organisationKey } = custodian
  return {
    custodian_key: organisationKey,
    parties: [...new Set([...handOver.parties, organisationKey])],
  }
}
