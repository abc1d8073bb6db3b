import type { Scan } from '../../domain/event.ts'
import { faultOf, isRefusal, type Refusal } from '../../domain/refusal.ts'
import { decide } from '../../workflows/decide.ts'
import { signaturesOf } from '../../workflows/parts-of-stage.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import type { Actor } from '../recording/entry.ts'
import { batchStateOf, findBatches } from '../store/inventory/batches.ts'
import { findFacility, isOpen } from '../store/organisations/facilities.ts'
import { readBatchTimes } from '../store/recording/batch-times.ts'
import type { Vouched } from './sent.ts'

/** Who proposes what. */
export interface Proposing {
  readonly principal: Principal
  readonly actor: Actor
  readonly stage: Stage
  readonly vouched: Vouched
  readonly now: Date
}

/** Decides a scan as if all had signed, without recording it; gives why it would be refused. */
export async function rehearseSigned(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  scan: Scan,
  { actor, stage, now }: Proposing,
): Promise<Refusal | undefined> {
  const signed = signaturesOf(stage).filter((name) => scan.facts[name] !== undefined)
  if (signed.length > 0) return signedForOthers(signed)
  const stream = streams.get(scan.stream)
  if (stream === undefined) return undefined
  const { organisationKey, organisation } = actor
  const db = store.own(organisationKey)
  const codes = [...scan.batches, ...scan.outputs].map(({ batch }) => batch)
  const stored = codes.length === 0 ? [] : await findBatches(db, organisationKey, codes)
  const facility = await findFacility(db, organisationKey, scan.facility)
  const times = await readBatchTimes(db, organisationKey, codes)
  const batches = new Map(stored.map((one) => [one.code, batchStateOf(one)]))
  const decided = decide(
    stream,
    { ...scan, facts: { ...scan.facts, ...placeholders(stage) } },
    {
      organisation,
      recordTime: now.toISOString(),
      place: () => facility?.place,
      times: (batch) => times.get(batch),
      hasFacility: (code) => code === facility?.code,
      isClosed: () => facility !== undefined && !isOpen(facility),
      batch: (code) => batches.get(code),
      parents: () => [],
      newBatchId: () => 'rehearsed',
    },
  )
  return isRefusal(decided) ? decided : undefined
}

/** Signatures of persons who are to come, each another. */
function placeholders(stage: Stage): Readonly<Record<string, string>> {
  return Object.fromEntries(signaturesOf(stage).map((name, index) => [name, `person ${index + 1}`]))
}

function signedForOthers(names: readonly string[]): Refusal {
  return {
    code: 'invalid',
    faults: names.map((name) => faultOf(`/facts/${name}`, 'signed_for_others', { name })),
  }
}
