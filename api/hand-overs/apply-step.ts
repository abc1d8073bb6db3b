import type { Transaction } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'
import type { Tables } from '../store/database.ts'
import { isRecorded } from '../store/hand-over-corrections.ts'
import { findFacilityKey, type HandOverChange } from '../store/hand-overs.ts'
import { findCompany } from '../store/organisations.ts'
import type { Workspace } from '../workspace.ts'
import { decideGoods } from './decide-goods.ts'
import { dispatchGoods } from './dispatch-goods.ts'
import { scanIdOf } from './record-goods.ts'
import { returnGoods } from './return-goods.ts'
import type { Stepping } from './stepping.ts'

/** Does what a step does to goods and books, and gives what it changes of the hand-over. */
export async function applyStep(
  workspace: Workspace,
  tx: Transaction<Tables>,
  stepping: Stepping,
): Promise<HandOverChange> {
  const { request, handOver, organisation, now } = stepping
  switch (request.step) {
    case 'dispatch': {
      const custody = await custodyOf(workspace, stepping, { ...request.carrier, at: '/carrier' })
      if (handOver.state !== 'offered') return custody
      return { ...custody, ...(await dispatchGoods(workspace, tx, { ...stepping, request })) }
    }
    case 'transfer':
      return custodyOf(workspace, stepping, { ...request.carrier, at: '/carrier' })
    case 'store':
      return custodyOf(workspace, stepping, { ...request.store, at: '/store' })
    case 'receive': {
      const { facility } = request
      const key = await findFacilityKey(tx, organisation.organisationKey, facility)
      if (key !== undefined) return { receiver_facility_key: key, received_time: now }
      const message = `Cannot find facility "${facility}": expected the code of one of your facilities`
      throw new RefusedError(refusal('unknown_facility', '/facility', message))
    }
    case 'decide':
      return decideGoods(workspace, tx, { ...stepping, request })
    case 'return':
      return returnGoods(workspace, tx, { ...stepping, request })
    case 'cancel': {
      const scan = { organisationKey: handOver.senderKey, id: scanIdOf(handOver.id, 'dispatch') }
      // A dispatch that was cut off after its event has let the goods go all the same.
      if (!(await isRecorded(tx, [scan]))) return { closed_time: now }
      const message =
        'Cannot cancel this hand-over: its goods have left the books; expected "dispatch" again'
      throw new RefusedError(refusal('step_not_open', '/step', message))
    }
    default:
      return request satisfies never
  }
}

/** Who holds the goods now; one that works with this Loomcell becomes a party and keeps its copy. */
async function custodyOf(
  { store }: Workspace,
  { handOver }: Stepping,
  { organisation: slug, at }: { organisation?: string | undefined; at: string },
): Promise<HandOverChange> {
  if (slug === undefined) return { custodian_key: null }
  const custodian = await findCompany(store.system, slug)
  if (custodian === undefined) {
    const message = `Cannot find organisation "${slug}": expected the short name of one here, or none`
    throw new RefusedError(refusal('unknown_organisation', `${at}/organisation`, message))
  }
  const { organisationKey } = custodian
  return {
    custodian_key: organisationKey,
    parties: [...new Set([...handOver.parties, organisationKey])],
  }
}
