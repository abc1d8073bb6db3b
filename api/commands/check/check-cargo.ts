import type { Content } from '../../../domain/event.ts'
import { splitContent } from '../../../domain/fit-content.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'
import type { LineRow } from '../../store/custody/hand-overs.ts'
import type { PapersAndBooks } from './check-papers.ts'
import type { BookedEvent } from './custody-books.ts'
import { doubt, type Findings, note } from './findings.ts'

/** Milligrams by which a part may differ from its share: versions before rounded each name by itself. */
const roundedMilligrams = 1

/**
 * Compares what the papers say is inside of each line with the books of both sides: what left with it, what of that went into
 * the receiver's books, what came back, and what each agreed correction moved. A receiver's scale and an assay change books
 * alone, by events of their own.
 */
export function checkCargo(findings: Findings, all: PapersAndBooks): void {
  for (const line of all.lines) {
    const books = booksOf(line, all.booked)
    // Goods that left by papers or by books alone are named by their grams.
    if (books === undefined || line.sent_grams === null) continue
    const { left, came, back } = books
    const say = sayOf(findings, all, line)
    const paper = all.cargo.find((one) => one.line === line.line)
    say('content', { expected: left, found: paper?.content as Content | undefined })
    const sent = line.sent_grams
    for (const { grams, content } of came) {
      const [taken] = splitContent(left, [grams, Math.max(0, sent - grams)])
      say("content in the receiver's books", { expected: taken, found: content })
    }
    for (const { grams, content } of back) {
      const [, refused] = splitContent(left, [Math.max(0, sent - grams), grams])
      say('content that came back', { expected: refused, found: content })
    }
    checkCorrected(findings, line, all)
  }
}

interface Part {
  readonly grams: number
  readonly content: Content
}

function booksOf(line: LineRow, booked: readonly BookedEvent[]) {
  const events = booked.map(({ event }) => event)
  const of = (stage: string) => events.filter((event) => event.stage === stage)
  const own = (stage: string) =>
    of(stage).flatMap(({ batches }) => batches.filter(({ batch }) => batch === line.batch_id))
  const [left] = own(bookedAs.dispatch)
  if (left === undefined) return undefined
  const taken = of(bookedAs.decide).flatMap(({ outputs }) => outputs)
  const came = taken.flatMap(({ predecessor, content = {} }): Part[] => {
    if (predecessor?.batch !== line.batch_id) return []
    return [{ grams: predecessor.grams, content: predecessor.content ?? content }]
  })
  const back = own(bookedAs.return).map(
    ({ gainedGrams = 0, gainedContent = {} }): Part => ({
      grams: gainedGrams,
      content: gainedContent,
    }),
  )
  return { left: left.drawnContent ?? {}, came, back }
}

/** What each agreed correction moved of a line: as much as it says, or where it goes off a batch what was still on that. */
function checkCorrected(
  findings: Findings,
  line: LineRow,
  { handOver, corrections, correctionLines, booked }: PapersAndBooks,
): void {
  for (const { id, state, hand_over_correction_key: key } of corrections) {
    const paper = correctionLines.find(
      (one) => one.hand_over_correction_key === key && one.line === line.line,
    )
    if (paper === undefined || state !== 'consented') continue
    const content = paper.content as Content
    for (const { event } of booked) {
      if (event.facts.correction !== id) continue
      for (const { batch, correctedGrams = 0, correctedContent = {} } of event.batches) {
        if (batch !== line.batch_id && batch !== line.receiver_batch_id) continue
        const isOff = correctedGrams < 0
        const wrong = Object.keys({ ...content, ...correctedContent }).filter((name) => {
          const [said, moved] = [content[name] ?? 0, correctedContent[name] ?? 0]
          return isOff ? moved > 0 || moved < -said : moved !== said
        })
        if (wrong.length === 0) continue
        note(findings, {
          table: 'hand_over_correction_line',
          key: `hand-over ${handOver.id}, correction ${id}, line ${line.line} ("${line.code}")`,
          column: 'content',
          expected: {
            says: isOff ? 'check_moved_least' : 'check_moved',
            values: { content: shown(correctedContent, wrong), event: event.id },
          },
          found: shown(content, wrong),
        })
      }
    }
  }
}

/** Says where two contents of a line differ. After a correction versions before brought back another share: a doubt. */
function sayOf(findings: Findings, { handOver, corrections }: PapersAndBooks, line: LineRow) {
  const isCorrected = corrections.some(({ state }) => state === 'consented')
  return (
    column: string,
    { expected, found = {} }: { expected: Content; found?: Content | undefined },
  ) => {
    const apart = (name: string) => Math.abs((expected[name] ?? 0) - (found[name] ?? 0))
    const most = column === 'content' ? 0 : roundedMilligrams
    const names = Object.keys({ ...expected, ...found }).filter((name) => apart(name) > most)
    if (names.length === 0) return
    const tell = column === 'content that came back' && isCorrected ? doubt : note
    tell(findings, {
      table: 'hand_over_cargo',
      key: `hand-over ${handOver.id}, line ${line.line} ("${line.code}")`,
      column,
      expected: { says: 'check_content_out', values: { content: shown(expected, names) } },
      found: shown(found, names),
    })
  }
}

function shown(content: Content, names: readonly string[]): string {
  return names.map((name) => `${content[name] ?? 0} mg of ${name}`).join(', ')
}
