import { offsetOf } from '../../domain/instant.ts'
import { localDay } from '../../domain/local-day.ts'
import { sumOf } from '../../domain/sum.ts'
import { permitNumberIn } from '../../workflows/hand-over-leaving.ts'
import type { KnownOfStep } from '../../workflows/hand-over-step.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Installation } from '../installation.ts'
import { listCargo, listLines } from '../store/custody/hand-over-lines.ts'
import type { CargoRow, LineRow } from '../store/custody/hand-overs.ts'
import { listPermits, type StoredPermit } from '../store/organisations/export-permits.ts'
import { findFacility, isOpen } from '../store/organisations/facilities.ts'
import { findCompany, type Organisation } from '../store/organisations/organisations.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import { findAgreement, isAgreedBy } from './acceptance-approval.ts'
import { findFormerEvent } from './former-event.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { cargoOf, linesOf, partOf } from './papers.ts'
import { stepHappened } from './step-happened.ts'
import type { Taking } from './take-signed-step.ts'
import type { Changes } from './write-step.ts'

/** What a step reads: the rows that it will book by, and what the rule knows of them. */
export interface ReadStep {
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
  readonly stream: LoadedStream | undefined
  readonly custodian: Organisation | undefined
  readonly facilityKey: number | undefined
  readonly permit: StoredPermit | undefined
  readonly agreement: StoredApproval | undefined
  readonly known: KnownOfStep
}

/** A step of a hand-over itself under way, with what was read for it. */
export interface Stepping<Request extends StepRequest = StepRequest> extends Taking, ReadStep {
  readonly request: Request
}

/** What a step did to goods and books, before it is told. */
export interface Moved {
  readonly events: readonly string[]
  readonly changes: Omit<Changes, 'state' | 'told'>
}

/** A step as it was read, and as it was sent. */
interface Asked {
  readonly request: StepRequest
  readonly sent: unknown
}

/** The offset that a step's own time was written with: what is read of it is in UTC. */
function writtenOffset(sent: unknown): number | undefined {
  const written = typeof sent === 'object' && sent !== null && 'eventTime' in sent && sent.eventTime
  return typeof written === 'string' ? offsetOf(written) : undefined
}

/** Reads what a step is decided by: the papers, and whatever it names beside them. */
export async function readStep(
  installation: Installation,
  taking: Taking,
  { request, sent }: Asked,
): Promise<ReadStep> {
  const { handOver, held } = taking
  const { handOverKey } = handOver
  const { organisationKey } = taking.organisation
  const { tx } = held
  const lines = await listLines(tx, [handOverKey])
  const cargo = await listCargo(tx, handOverKey)
  const stream = installation.streams.get(lines[0]?.stream ?? '')
  const custodian = await findCustodian(installation, taking, request)
  const facility =
    request.step === 'receive'
      ? await findFacility(tx, organisationKey, request.facility)
      : undefined
  const agreement =
    request.step === 'decide'
      ? await findAgreement(installation, tx, {
          decision: { id: handOver.id, request },
          by: taking,
        })
      : undefined
  const named = await findPermit(taking, { request, sent, lines, stream })
  return {
    lines,
    cargo,
    stream,
    custodian,
    facilityKey: facility?.facilityKey,
    agreement,
    permit: named?.found,
    known: {
      state: handOver.state,
      part: partOf(handOver, organisationKey),
      holdsGoods: handOver.custodianKey === organisationKey,
      lines: linesOf(lines),
      cargo: cargoOf(cargo, lines),
      stream,
      isAgreed: isAgreedBy(taking, agreement),
      hasCustodian: custodian !== undefined,
      hasFacility: facility !== undefined,
      isClosed: facility !== undefined && !isOpen(facility),
      permit: named,
      times: { recordTime: taking.now.toISOString(), earlier: taking.steps.map(stepHappened) },
      booked: await findBooked(taking, request),
    },
  }
}

async function findCustodian(
  { store }: Installation,
  { handOver }: Taking,
  request: StepRequest,
): Promise<Organisation | undefined> {
  const { organisation } = custodianIn(request) ?? {}
  if (organisation === undefined) return undefined
  return findCompany(store.system, organisation, { dealingWith: handOver.senderKey })
}

function custodianIn(request: StepRequest) {
  if ('carrier' in request) return request.carrier
  return 'store' in request ? request.store : undefined
}

/** The export permit on which goods that leave now are drawn, where the papers name one. */
async function findPermit(
  { handOver, held, organisation, now }: Taking,
  {
    request,
    sent,
    lines,
    stream,
  }: Asked & { readonly lines: readonly LineRow[]; readonly stream: LoadedStream | undefined },
) {
  if (request.step !== 'dispatch' || handOver.state !== 'offered' || stream === undefined) return
  const number = permitNumberIn(handOver.papers, stream.custody)
  if (number === undefined) return
  const [found] = await listPermits(held.tx, organisation.organisationKey, { number })
  const grams = sumOf(lines, ({ offered_grams }) => offered_grams)
  const from = await findFacility(held.tx, organisation.organisationKey, handOver.from)
  const clock = { offsetMinutes: writtenOffset(sent), timeZone: from?.place.timeZone }
  const day = localDay(request.eventTime ?? now, clock)
  return { number, found, day, grams }
}

/** An event of the code before that this step would leave standing without one. */
async function findBooked(
  { handOver, held, organisation }: Taking,
  { step }: StepRequest,
): Promise<string | undefined> {
  const of = { handOver: handOver.id }
  if (step === 'cancel') {
    const organisationKey = handOver.senderKey
    return findFormerEvent(held.tx, { ...of, organisationKey, makes: 'dispatch' })
  }
  if (step !== 'decide') return undefined
  const { organisationKey } = organisation
  return findFormerEvent(held.tx, { ...of, organisationKey, makes: 'decide' })
}
