import type { z } from '@hono/zod-openapi'
import type { Accepted, Answer, Refused } from '../../domain/receipt.ts'
import { type Fault, type Refusal, type RefusalCode, refusal } from '../../domain/refusal.ts'
import type { Principal } from '../access/principal.ts'
import { createAdmit } from '../admission/admit.ts'
import { RefusedError } from '../problem.ts'
import { type Actor, refusedReceipt } from '../record/entry.ts'
import type { Recorder } from '../record/recorder.ts'
import { idFrom } from '../record-walk.ts'
import { findEventPlace } from '../store/event-places.ts'
import type { Workspace } from '../workspace.ts'
import type { CorrectionRequest, correctionAnswerSchema } from './correction-schemas.ts'

type CorrectionAnswer = z.output<typeof correctionAnswerSchema>

/**
 * Takes an event back and records what is right instead, both in one commit: when either is refused, neither is kept. The
 * ids of both follow from the correction's own, so that the same correction again gives the first answer again.
 */
export async function correctEvent(
  workspace: Workspace,
  request: CorrectionRequest,
  { principal, now }: { principal: Principal; now: () => Date },
): Promise<{ correction: CorrectionAnswer; isNew: boolean }> {
  const scans = await scansFor(workspace, request, principal)
  const recorder = asOne(workspace.recorder, scans.length)
  // Both are kept in one commit or neither is, so that nothing of them can wait for a second person.
  const admit = createAdmit({ ...workspace, recorder }, principal, now, { keepsFarOff: false })
  const answers = await admit(scans)
  const [reversal, replacement] = acceptedAll(answers)
  if (reversal === undefined) throw new RangeError(`Cannot correct "${request.event}": no receipt`)
  return {
    correction: { id: request.id, reversal, replacement: replacement ?? null },
    isNew: reversal.status === 'accepted',
  }
}

async function scansFor(
  { store, streams }: Workspace,
  { id, event, reason, facility, replacement }: CorrectionRequest,
  { organisation }: Principal,
): Promise<readonly object[]> {
  const organisationKey = organisation?.organisationKey ?? 0
  const target = await findEventPlace(store.own(organisationKey), organisationKey, event)
  if (target === undefined) {
    const message = `Cannot find event "${event}": expected the id of one that your organisation recorded`
    throw new RefusedError(refusal('unknown_event', '/event', message))
  }
  const at = { stream: target.stream, facility: facility ?? target.facility }
  const replacementId = idFrom(`correction/${id}/replacement`)
  const reversal = {
    ...{ id: idFrom(`correction/${id}/reversal`), ...at, stage: 'reversed', reverses: event },
    facts: { reason, ...(replacement === undefined ? {} : { replacement: replacementId }) },
  }
  if (replacement === undefined) return [reversal]
  if ('id' in replacement) {
    const message = 'Cannot take an id here: it follows from that of the correction'
    throw new RefusedError(refusal('invalid', '/replacement/id', message))
  }
  const scan = { ...at, ...replacement, id: replacementId }
  const stage = streams.get(String(scan.stream))?.allStages[String(replacement.stage)]
  if (stage?.signatures === undefined) return [reversal, scan]
  const message = `Cannot put "${stage.name}" in place of another event: more than one person signs it; take the event back, then record it`
  throw new RefusedError(refusal('second_person_needed', '/replacement/stage', message))
}

/** The one way in for scans that come through the door together or not at all. */
function asOne(recorder: Recorder, together: number): Recorder {
  return {
    ...recorder,
    record: (scans, actor: Actor) =>
      scans.length === together
        ? recorder.recordAsOne(scans.map((scan) => ({ scan, actor })))
        : Promise.resolve(scans.map(() => refusedReceipt(null, withTheOther))),
  }
}

/** The other part was refused at the door; that is told with its own faults. */
const withTheOther: Refusal = { code: 'invalid', faults: [] }

/** Both receipts; otherwise what is wrong is thrown in the words of the request. */
function acceptedAll(answers: readonly Answer[]): readonly Accepted[] {
  const accepted: Accepted[] = []
  const refused: { code: RefusalCode; faults: readonly Fault[] }[] = []
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'proposed') throw new RangeError('Cannot correct with a proposal')
    if (answer.status !== 'refused') accepted.push(answer)
    else refused.push({ code: answer.code, faults: faultsOf(answer, index) })
  }
  const first = refused.find(({ faults }) => faults.length > 0)
  if (first === undefined) return accepted
  const faults = refused.flatMap((one) => one.faults)
  throw new RefusedError({ code: first.code, faults })
}

function faultsOf({ faults }: Refused, index: number): Fault[] {
  return faults.map(({ pointer, message }) => {
    if (index === 1) return { pointer: `/replacement${pointer}`, message }
    const place = pointer === '/reverses' ? '/event' : pointer.replace(/^\/facts/, '')
    return { pointer: place, message }
  })
}
