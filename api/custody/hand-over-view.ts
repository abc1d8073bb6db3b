import { toldOrganisation } from '../../domain/local-names.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { openSteps, type Party, stepParties } from '../../workflows/hand-over.ts'
import { shownDanger } from '../../workflows/kept-danger.ts'
import type { Installation } from '../installation.ts'
import { type Look, lookAtOthers } from '../people/access/look-at-others.ts'
import { listLines, listSteps } from '../store/custody/hand-over-lines.ts'
import type { LineRow, StepRow, StoredHandOver } from '../store/custody/hand-overs.ts'
import { listOpenRecalls } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import { nameOrganisations, type Organisation } from '../store/organisations/organisations.ts'
import { correctionViews } from './corrections/correction-view.ts'
import { partOf } from './papers.ts'
import { seenByCarrier } from './seen-by-carrier.ts'

/** Hand-overs as one of their parties sees them, and a regulator who looks at it: that look is on the trail of all parties. A fixed number of statements however many there are. */
export async function handOverViews(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  db: Database,
  {
    organisationKey,
    handOvers,
    now,
    look,
  }: {
    organisationKey: number
    handOvers: readonly StoredHandOver[]
    now: Date
    look?: Look
  },
): Promise<readonly HandOverView[]> {
  if (handOvers.length === 0) return []
  const parties = handOvers.flatMap((one) => one.parties)
  if (look !== undefined) await lookAtOthers(store.system, look, parties)
  const keys = handOvers.map(({ handOverKey }) => handOverKey)
  const lines = Map.groupBy(await listLines(db, keys), (line) => line.hand_over_key)
  const steps = Map.groupBy(await listSteps(db, keys), (step) => step.hand_over_key)
  const parts = new Map(
    handOvers.map((one) => [one.handOverKey, partOf(one, organisationKey)] as const),
  )
  const partIn = (key: number) => parts.get(key) ?? 'custodian'
  const corrections = await correctionViews(db, keys, { now, partIn })
  const named = await nameOrganisations(store.system, [...new Set(parties)])
  const goods = [...lines.values()].flat().map(({ batch_key }) => batch_key)
  const recalls = Map.groupBy(await listOpenRecalls(store.system, goods), (one) => one.batchKey)
  const slug = named.get(organisationKey)?.slug ?? ''
  const lineOf = (line: LineRow, isSide: boolean) => ({
    ...(isSide ? lineView(line) : carriedLineView(line)),
    danger: shownDanger(streams.get(line.stream), line.danger),
    recalls: (recalls.get(line.batch_key) ?? []).map(({ severity, notice }) => ({
      severity,
      notice,
    })),
  })
  return handOvers.map((handOver) => {
    const { handOverKey: key } = handOver
    const all = steps.get(key) ?? []
    const own = lines.get(key) ?? []
    const part = partIn(key)
    const isSide = part !== 'custodian'
    const seen = isSide ? { handOver, steps: all } : seenByCarrier(handOver, all, slug)
    return viewOf(seen.handOver, {
      part,
      steps: seen.steps,
      named,
      stream: own[0]?.stream ?? '',
      acts: isSide || handOver.custodianKey === organisationKey,
      lines: own.map((line) => lineOf(line, isSide)),
      corrections: isSide ? (corrections.get(key) ?? []) : [],
    })
  })
}

/** One hand-over as one of its parties sees it. */
export async function viewOfHandOver(
  installation: Pick<Installation, 'store' | 'streams'>,
  organisationKey: number,
  handOver: StoredHandOver,
  { now, look }: { now: Date; look?: Look },
): Promise<HandOverView> {
  const db = installation.store.own(organisationKey)
  const [view] = await handOverViews(installation, db, {
    organisationKey,
    handOvers: [handOver],
    now,
    ...(look === undefined ? {} : { look }),
  })
  if (view === undefined) throw new RangeError(`Cannot show hand-over "${handOver.id}"`)
  return view
}

interface Beside {
  readonly part: Party
  /** Whether any step is still this party's to take. */
  readonly acts: boolean
  readonly stream: string
  readonly lines: HandOverView['lines']
  readonly steps: readonly StepRow[]
  readonly corrections: HandOverView['corrections']
  readonly named: ReadonlyMap<number, Organisation>
}

function viewOf(
  handOver: StoredHandOver,
  { part, acts, stream, lines, steps, corrections, named }: Beside,
): HandOverView {
  const { id, state, from, to, papers, senderKey, receiverKey } = handOver
  const nameOf = (key: number) => toldOrganisation(named.get(key))
  return {
    id,
    state,
    part,
    from,
    to,
    papers,
    openSteps: openSteps(state).filter((step) => acts && stepParties[step].includes(part)),
    sender: nameOf(senderKey),
    receiver: nameOf(receiverKey),
    stream,
    lines,
    steps: steps.map((step) => ({
      step: step.step,
      kind: step.kind,
      organisation: nameOf(step.organisation_key),
      signedBy: step.signer_name,
      recordTime: step.record_time.toISOString(),
      statement: step.statement.toString('utf8'),
      digest: step.digest.toString('base64url'),
      signature: step.signature?.toString('base64url') ?? null,
    })),
    corrections,
    createdTime: handOver.createdTime.toISOString(),
    dueTime: handOver.dueTime?.toISOString() ?? null,
    retainUntil: handOver.retainUntil,
  }
}

function lineView(row: LineRow): Omit<HandOverView['lines'][number], 'danger' | 'recalls'> {
  const sent = row.corrected_sent_grams ?? row.sent_grams
  const accepted = row.corrected_accepted_grams ?? row.accepted_grams
  const { refused_grams: refused } = row
  const decided = sent !== null && accepted !== null && refused !== null
  return {
    line: row.line,
    code: row.code,
    kind: row.kind,
    material: row.material,
    offeredGrams: row.offered_grams,
    sentGrams: sent,
    acceptedGrams: accepted,
    refusedGrams: refused,
    differenceGrams: decided ? sent - refused - accepted : null,
    refusalReason: row.refusal_reason,
    note: row.note,
    receiverCode: row.receiver_code,
  }
}

/** A line as it travels: what the two sides decided, noted and agreed on is theirs. */
function carriedLineView(row: LineRow): ReturnType<typeof lineView> {
  return lineView({
    ...row,
    accepted_grams: null,
    refused_grams: null,
    refusal_reason: null,
    note: null,
    receiver_code: null,
    corrected_sent_grams: null,
    corrected_accepted_grams: null,
  })
}
