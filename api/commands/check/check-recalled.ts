import type { BatchState, Event } from '../../../domain/event.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { type Link, replayChain } from '../../../domain/replay-chain.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'
import { goesForward, hasRecallReason } from '../../../workflows/recall-reason.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { judgeRecalls } from '../../../workflows/under-recall.ts'
import { readLinksOf } from '../../store/check/checked-batches.ts'
import {
  type CheckedRecalled,
  isClockDoubtful,
  readRecalled,
} from '../../store/check/checked-recalled.ts'
import type { Database } from '../../store/database.ts'
import { doubt, type Findings, judge, type Noted, type Told, versionIn } from './findings.ts'
import { openStored } from './opened.ts'

const together = 500

/**
 * Names every batch that left, or was offered for sale, although the recall that was open on it then let it go nowhere but
 * back or for its remedy, and every one that went on without a supervisor's reason where the version asked for one: by the
 * rule that is asked when goods leave or go on, on the batch as it stood before it did. Why a hand-over left stands in its papers.
 */
export async function checkRecalled(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<void> {
  const leaving = [...streams.values()].flatMap(askingStages)
  let after: readonly [number, number, number] = [0, 0, 0]
  for (;;) {
    const rows = await readRecalled(db, { after, most: together, leaving })
    for (const row of rows) {
      const stream = streams.get(row.stream)
      if (stream !== undefined) await checkOne(db, findings, { row, stream })
    }
    const last = rows.at(-1)
    if (rows.length < together || last === undefined) return
    after = [last.recallKey, last.batchKey, last.seq]
  }
}

function askingStages({ name: stream, allStages }: LoadedStream): readonly string[] {
  const asking = Object.values(allStages).filter(
    (stage) => goesForward(stage) || stage.name === bookedAs.dispatch,
  )
  return asking.map(({ name }) => `${stream}.${name}`)
}

async function checkOne(
  db: Database,
  findings: Findings,
  { row, stream }: { row: CheckedRecalled; stream: LoadedStream },
): Promise<void> {
  const left = await stateBefore(db, row, stream)
  if (left === undefined) return
  for (const found of faultsIn(left, { row, stream })) {
    const key = `${row.batch} (${row.code}), event ${row.event}`
    const expected: Told = {
      says: found.says === 'recalled_gravely' ? 'check_remedy_alone' : 'check_reason_given',
    }
    const difference: Noted = { table: 'batch', key, column: row.stage, expected, found }
    if (await isClockDoubtful(db, row.eventKey)) doubt(findings, difference)
    else judge(findings, difference, { version: left.version, rulesSince: stream.rulesSince })
  }
}

function faultsIn(
  { state, version, hasReason }: Before,
  { row, stream }: { row: CheckedRecalled; stream: LoadedStream },
): readonly Fault[] {
  const stage = stream.allStages[row.stage]
  const isForward = stage !== undefined && goesForward(stage)
  const isAsked = isForward && version >= (stream.reasonSince ?? 1)
  const { faults } = judgeRecalls({
    goods: [state],
    recallsOf: () => [row],
    goesBack: () => row.goesBack,
    terms: stream.custody,
    pointerOf: () => '',
    ...(isAsked ? { reason: { pointer: '', isGiven: hasReason } } : {}),
    stay: isForward && stage.leaves === undefined,
  })
  return faults
}

/** A batch before an event, the version that it was recorded under, and whether it has a reason or may have had one that was erased. */
interface Before {
  readonly state: BatchState
  readonly version: number
  readonly hasReason: boolean
}

/** The batch before it left, and the version that it left under; undefined where its chain is not whole, which is named elsewhere. */
async function stateBefore(
  db: Database,
  { batch, batchKey, seq }: CheckedRecalled,
  { carried }: LoadedStream,
): Promise<Before | undefined> {
  const events = new Map<string, Event>()
  const chain: Link[] = []
  for (const link of await readLinksOf(db, batchKey)) {
    const opened = openStored(link.envelope ?? Buffer.of(), link.disclosed, (id) => events.get(id))
    if ('why' in opened) return undefined
    const { event, envelope } = opened
    if (link.seq === seq) {
      if (chain.length === 0) return undefined
      const { state } = replayChain(batch, chain, carried)
      const given = Array.isArray(link.disclosed) ? link.disclosed.length : 0
      const isErased = (envelope._sd ?? []).length > given
      const hasReason = isErased || hasRecallReason(event.facts)
      return { state, version: versionIn(envelope.schema), hasReason }
    }
    events.set(event.id, event)
    const headDigest = link.digest?.toString('base64url') ?? ''
    chain.push({ event, head: { headSeq: link.seq, headDigest } })
  }
  return undefined
}
