import { toldOrganisation } from '../../domain/local-names.ts'
import { mayRole } from '../../domain/role.ts'
import { openStages } from '../../workflows/advance.ts'
import type { AskerAtHand, AtHand, BatchAtHand } from '../../workflows/at-hand.ts'
import type { NoticedRecall } from '../../workflows/shown-batch.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { contextFor, factReaderOf } from '../http/shown-to.ts'
import { isWithinReach, mayPrincipal } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import type { Look } from '../people/access/look-at-others.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import { readAtFacility } from '../store/inventory/at-hand.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { readFormerIds } from '../store/inventory/named-batches.ts'
import { listHeldBy } from '../store/organisations/competences.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import { type Expected, readExpected } from './elsewhere.ts'

export interface AtHandTerms {
  readonly organisationKey: number
  readonly principal: Principal
  readonly facility: StoredFacility
  readonly look: Look
  /** Most batches that are given, and most lines of hand-overs. */
  readonly most: number
  readonly mostExpected: number
}

/** Reads what a device keeps of a facility for whoever asks. */
export async function readAtHand(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  { organisationKey, principal, look, facility, most, mostExpected }: AtHandTerms,
): Promise<AtHand & { readonly expected: readonly Expected[] }> {
  const db = store.own(organisationKey)
  const { facilityKey, code, place } = facility
  const within = [...streams.values()].filter(({ name }) =>
    isWithinReach(principal, { facility: code, stream: name }),
  )
  const states = within.flatMap(statesThatLeadOn)
  const asked = { facilityKey, states, limit: most + 1 }
  const found = await readAtFacility(db, organisationKey, asked)
  const batches = found.slice(0, most)
  const recallsOn = await openRecallsBy(db, batches)
  const former = await readFormerIds(
    store.system,
    batches.map(({ batchKey }) => batchKey),
  )
  const { expected, isCut } = await readExpected({ store, streams }, look, mostExpected)
  const contextOf = (batch: StoredBatch) =>
    contextFor(factReaderOf(principal), streams.get(batch.stream), batch.context)
  return {
    facility: { code, ...place },
    asker: await askerAtHand(db, organisationKey, principal),
    isCut: isCut || found.length > most,
    expected,
    batches: batches.map((batch) =>
      batchAtHand(
        { ...batch, context: contextOf(batch) },
        { recalls: recallsOn(batch), former: former.get(batch.batchKey) ?? [] },
      ),
    ),
  }
}

/** States of a stream from which anything may follow, conditions aside; `whenSpent`: also when nothing is left of a batch. */
function statesThatLeadOn(stream: LoadedStream) {
  return Object.keys(stream.states).flatMap((state) => {
    const stages = openStages(stream, state)
    const whenSpent = stages.some((name) => stream.stages[name]?.whenSpent === true)
    return stages.length === 0 ? [] : [{ stream: stream.name, state, whenSpent }]
  })
}

function batchAtHand(
  stored: StoredBatch,
  { recalls, former }: { recalls: readonly NoticedRecall[]; former: readonly string[] },
): BatchAtHand {
  const { headDigest: _, ...batch } = batchStateOf(stored)
  return {
    ...batch,
    former,
    recalls: recalls.map(({ recall, severity, notice, isItself, isTakenDown }) => ({
      recall,
      severity,
      notice,
      isItself,
      isTakenDown,
    })),
  }
}

async function askerAtHand(
  db: Database,
  organisationKey: number,
  principal: Principal,
): Promise<AskerAtHand> {
  const organisation = toldOrganisation(principal.organisation)
  const common = {
    organisation,
    mayRecord: mayRole(principal.role, 'record'),
    mayGiveReason: mayPrincipal(principal, 'supervise'),
  }
  if (principal.kind === 'station') {
    const { name: station, stages } = principal
    return { ...common, operator: null, certificates: [], station: { name: station, stages } }
  }
  const operator = pseudonymOf(principal.personId, organisation.slug)
  const certificates = await listHeldBy(db, organisationKey, operator)
  return { ...common, operator, certificates, station: null }
}
