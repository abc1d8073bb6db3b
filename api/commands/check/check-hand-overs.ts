import { custodyStages } from '../../../workflows/custody-stages.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import {
  type CheckedHandOver,
  type CheckedPapers,
  type CustodyEvent,
  readEventsOf,
  readPapers,
  readUnequalPermits,
  readUnmadeEvents,
} from '../../store/check/checked-hand-overs.ts'
import type { Database } from '../../store/database.ts'
import { checkCargo } from './check-cargo.ts'
import { checkMadeEvents, nameOf, placesOf } from './check-made-events.ts'
import { checkPapers, type PapersAndBooks } from './check-papers.ts'
import { checkSteps } from './check-steps.ts'
import type { BookedEvent } from './custody-books.ts'
import { type Findings, note } from './findings.ts'
import { openStored } from './opened.ts'

const together = 100

/**
 * Compares the papers of every hand-over with the books of both sides: its chain of signed steps, the events that they made,
 * grams line by line, corrections, permits; and names every event of custody that no step made. Gives how many there were.
 */
export async function checkHandOvers(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<number> {
  const unmade = await checkUnmade(db, findings)
  let checked = 0
  let after = 0
  for (;;) {
    const papers = await readPapers(db, { after, most: together })
    await checkPage(db, findings, { papers, unmade, streams })
    checked += papers.handOvers.length
    const last = papers.handOvers.at(-1)
    if (papers.handOvers.length < together || last === undefined) break
    after = last.hand_over_key
  }
  for (const { number, left, right } of await readUnequalPermits(db)) {
    const where = { table: 'export_permit', key: `"${number}"`, column: 'left_grams' }
    note(findings, { ...where, expected: `${right}`, found: `${left}` })
  }
  return checked
}

type ByHandOver = ReadonlyMap<unknown, readonly BookedEvent[]>

/** Names events of custody that no step made; gives them by the hand-over that they name. */
async function checkUnmade(db: Database, findings: Findings): Promise<ByHandOver> {
  const unmade = openAll(await readUnmadeEvents(db, Object.keys(custodyStages)))
  for (const { event } of unmade) {
    const { id, stage, organisation, facts, batches, outputs } = event
    const things = [...outputs.map(({ code }) => `"${code}"`), ...batches.map(({ batch }) => batch)]
    note(findings, {
      table: 'event',
      key: `${id} of "${organisation}"`,
      column: 'stage',
      expected:
        facts.handOver === undefined
          ? { says: 'check_step_unnamed' }
          : { says: 'check_step_of', values: { handOver: String(facts.handOver) } },
      found: { says: 'check_without_step', values: { stage, things } },
    })
  }
  return Map.groupBy(unmade, ({ event }) => event.facts.handOver)
}

async function checkPage(
  db: Database,
  findings: Findings,
  {
    papers,
    unmade,
    streams,
  }: { papers: CheckedPapers; unmade: ByHandOver; streams: ReadonlyMap<string, LoadedStream> },
): Promise<void> {
  const named = papers.handOvers.map((handOver) => papersOf(papers, handOver))
  const stored = await readEventsOf(db, named.flatMap(placesOf))
  const found = new Map(
    openAll(stored).map((one) => [nameOf(one.organisationKey, one.event.id), one]),
  )
  for (const one of named) {
    const { id, sender_key, receiver_key } = one.handOver
    const made = one.steps.flatMap(({ events }) =>
      events.flatMap((event) =>
        [sender_key, receiver_key].flatMap((key) => found.get(nameOf(key, event)) ?? []),
      ),
    )
    const booked = [...made, ...(unmade.get(id) ?? [])]
    const all = { ...one, booked, stream: streams.get(one.lines[0]?.stream ?? '') }
    try {
      checkSteps(findings, one.handOver, one.steps)
      checkMadeEvents(findings, all, found)
      checkPapers(findings, all)
      checkCargo(findings, all)
    } catch (error) {
      const shown = error instanceof Error ? error.message : String(error)
      const where = { table: 'hand_over', key: id, column: 'row' }
      note(findings, { ...where, expected: { says: 'check_readable_papers' }, found: shown })
    }
  }
}

function papersOf(
  { lines, cargo, steps, corrections, correctionLines, draws }: CheckedPapers,
  handOver: CheckedHandOver,
): Omit<PapersAndBooks, 'booked' | 'stream'> {
  const key = handOver.hand_over_key
  const own = corrections.filter((row) => row.hand_over_key === key)
  const ownKeys = new Set(own.map((row) => row.hand_over_correction_key))
  return {
    handOver,
    lines: lines.filter((row) => row.hand_over_key === key),
    cargo: cargo.filter((row) => row.hand_over_key === key),
    steps: steps.filter((row) => row.hand_over_key === key),
    corrections: own,
    correctionLines: correctionLines.filter((row) => ownKeys.has(row.hand_over_correction_key)),
    drawnGrams: draws.find((row) => row.handOverKey === key)?.grams ?? 0,
  }
}

/** Events that cannot be opened are named where every event is checked. */
function openAll(stored: readonly CustodyEvent[]): readonly BookedEvent[] {
  return stored.flatMap(({ organisationKey, envelope, disclosed }) => {
    const opened = openStored(envelope, disclosed)
    return 'why' in opened ? [] : [{ organisationKey, event: opened.event }]
  })
}
