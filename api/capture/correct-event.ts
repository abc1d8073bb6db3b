import type { Accepted, Answer, Proposed, Refused } from '../../domain/receipt.ts'
import { type Fault, isRefusal, type Refusal, type RefusalCode } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { refusedReceipt } from '../recording/entry.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import { createAdmit } from './admit.ts'
import { answerWaiting, keepCorrection } from './correction-approval.ts'
import type { CorrectionRequest } from './correction-schemas.ts'
import { countedApproval } from './counted-approvals.ts'
import { type CorrectionScans, scansOfCorrection } from './scans-of-correction.ts'

/** Both receipts. */
export interface Corrected {
  readonly id: string
  readonly reversal: Accepted
  readonly replacement: Accepted | null
}

interface By {
  readonly principal: Principal
  readonly now: () => Date
}

/**
 * Takes an event back and records what is right instead, both in one commit: when either is refused, neither is kept. The
 * same correction again gives the first answer again. One that would make goods look safer than they were found waits for a
 * second person, where the first one signed in and the replacement is a new examination.
 */
export async function correctEvent(
  installation: Installation,
  request: CorrectionRequest,
  by: By,
): Promise<{ correction: Corrected; isNew: boolean } | Proposed> {
  const { id } = request
  const scans = await scansOfCorrection(installation, request, by.principal)
  const before = await waitingAnswer(installation, { id, scans }, by)
  if (before !== undefined) return before
  const answers = await record(installation, scans, by)
  if (needsOnlySecondPerson(answers) && (await keep(installation, scans, by))) {
    const kept = await waitingAnswer(installation, { id, scans }, by)
    if (kept !== undefined) return kept
  }
  const [reversal, replacement] = acceptedAll(answers)
  if (reversal === undefined) throw new RangeError(`Cannot correct "${request.event}": no receipt`)
  return {
    correction: { id, reversal, replacement: replacement ?? null },
    isNew: reversal.status === 'accepted',
  }
}

async function record(
  installation: Installation,
  { reversal, replacement }: CorrectionScans,
  { principal, now }: By,
): Promise<readonly Answer[]> {
  const scans = replacement === undefined ? [reversal] : [reversal, replacement]
  const recorder = asOne(installation.recorder, scans.length)
  // Both are kept in one commit or neither is; what two persons have to sign is kept as a whole, and not here.
  const admit = createAdmit({ ...installation, recorder }, principal, now, {
    keepsFarOff: false,
    right: 'supervise',
  })
  return admit(scans)
}

async function waitingAnswer(
  installation: Installation,
  { id, scans }: { id: string; scans: CorrectionScans },
  { principal, now }: By,
): Promise<Proposed | undefined> {
  const organisationKey = principal.organisation?.organisationKey ?? 0
  const counting = { organisationKey, now: now() }
  const db = installation.store.own(organisationKey)
  const counted = (waiting: StoredApproval) => countedApproval(installation, db, waiting, counting)
  const answer = await answerWaiting(db, scans, {
    id,
    ...counting,
    streams: installation.streams,
    counted,
  })
  if (answer !== undefined && isRefusal(answer)) throw new RefusedError(answer)
  return answer
}

/** Keeps a correction for the second person; says whether it may wait for one at all. */
async function keep(
  installation: Installation,
  { reversal, replacement, target }: CorrectionScans,
  { principal, now }: By,
): Promise<boolean> {
  if (principal.kind !== 'person' || replacement?.stage !== target.stage) return false
  await keepCorrection(installation, { reversal, replacement }, { principal, now: now() })
  return true
}

function needsOnlySecondPerson(answers: readonly Answer[]): boolean {
  const faults = answers.flatMap((one) => (one.status === 'refused' ? one.faults : []))
  return faults.length > 0 && faults.every(({ says }) => says === 'reversal_lowers')
}

/** The one way in for scans that come through the door together or not at all; the first of them corrects. */
function asOne(recorder: Recorder, together: number): Recorder {
  return {
    ...recorder,
    record: (parts) =>
      parts.length === together
        ? recorder.record(
            parts.map((part, index) => (index === 0 ? { ...part, correcting: {} } : part)),
            { asOne: true },
          )
        : Promise.resolve(parts.map(() => refusedReceipt(null, withTheOther))),
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
  return faults.map((fault) => {
    const { pointer } = fault
    if (index === 1) return { ...fault, pointer: `/replacement${pointer}` }
    const place = pointer === '/reverses' ? '/event' : pointer.replace(/^\/facts/, '')
    return { ...fault, pointer: place }
  })
}
