import type { Facts } from '../../domain/field.ts'
import { fileName } from '../../domain/file-name.ts'
import { millionthsOf, mostMillionths } from '../../domain/optical-check/call.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { opticalCheckName } from '../../workflows/optical-check-stage.ts'
import { admittedBy } from '../capture/admit.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import type { Part } from '../recording/parse.ts'
import type { Held } from '../store/hold-transaction.ts'
import type { KnownOfCalls, SentCall } from './faults-in-calls.ts'

/** What was said of a batch, on its way into history. */
export interface Check {
  /** Of the event. */
  readonly id: string
  readonly batch: string
  readonly stream: string
  readonly facility: string
  /** UTC ISO 8601. */
  readonly eventTime: string
  readonly facts: Facts
  /** Pseudonym of the person who said it. */
  readonly operator?: string
}

/** Records what live versions call batches, each as an event under the id of its call; how many. Throws why one cannot be. */
export async function recordCalls(
  installation: Installation,
  held: Held,
  {
    calls,
    places,
    principal,
  }: { calls: readonly SentCall[]; places: KnownOfCalls['places']; principal: Principal },
): Promise<number> {
  const checks = calls.flatMap(({ call, at, version }) => {
    const { id, batch = '', takenTime: eventTime } = call
    const place = places.get(batch)
    if (place === undefined || version === undefined) return []
    const facts = {
      pictureAddress: fileName({ digest: call.picture }),
      defectClass: call.class,
      defectClassesVersion: String(version.classesVersion),
      checkedBy: 'model',
      opticalModel: version.model,
      opticalModelVersion: version.version,
      confidencePercent: String(millionthsOf(call.confidence) / (mostMillionths / 100)),
    }
    return [{ at, check: { id, batch, eventTime, facts, ...place } }]
  })
  const refused = await recordAll(installation, held, {
    principal,
    checks: checks.map(({ check }) => check),
  })
  if (refused === undefined) return checks.length
  const faults = refused.flatMap(({ faults: own }, index) => {
    return own.map((fault) => ({ ...fault, pointer: `/calls/${checks[index]?.at}/batch` }))
  })
  const [code = 'invalid'] = refused.filter((one) => one.faults.length > 0).map((one) => one.code)
  throw new RefusedError({ code, faults })
}

/**
 * Records checks as one in the transaction of whoever keeps them. Where one of them is refused none is recorded, and the refusals come back in
 * their order, those of the others without a fault.
 */
export async function recordAll(
  { recorder }: Pick<Installation, 'recorder'>,
  held: Held,
  { principal, checks }: { readonly principal: Principal; readonly checks: readonly Check[] },
): Promise<readonly Refusal[] | undefined> {
  const { organisation } = principal
  if (organisation === undefined || checks.length === 0) return undefined
  const { organisationKey, slug } = organisation
  const actor = { organisationKey, organisation: slug }
  const admitted = admittedBy(principal, { right: 'record' })
  const parts = checks.map(({ batch, operator, ...said }): Part => {
    const scan = Object.assign({ stage: opticalCheckName, batches: [{ batch }] }, said)
    const by = operator === undefined ? {} : { operator }
    return Object.assign({ scan, actor, admitted, opticalCheck: true as const }, by)
  })
  const receipts = await recorder.recordWithin(held.client, parts)
  const refused = receipts.flatMap((one) =>
    one.status === 'refused' ? [{ code: one.code, faults: one.faults }] : [],
  )
  return refused.length === 0 ? undefined : refused
}
