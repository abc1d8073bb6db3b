import { type GivenGrade, type GradeRow, gradeRows } from '../../../domain/measure/grades.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import { openEnvelope } from '../../../domain/proof/open.ts'
import { type Words, wordsFrom } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { plainWords } from '../../../workflows/words-of.ts'
import { inSnapshot } from '../../store/open-store.ts'
import {
  readMassAfter,
  type SealedGrade,
  walkGrades,
} from '../../store/oversight/measures/grades.ts'
import { gradedStages, gradeFieldOf } from '../graded-stages.ts'
import type { MeasureReading } from './measure-report.ts'

/** Most grades that one report tells of. */
export const mostGrades = 100_000

type Streams = MeasureReading['streams']

/**
 * What the events of a period put into classes, as far as an authority may know it too, oldest first; undefined where there is more than `most`:
 * what else a report tells is told all the same.
 */
export async function readGrades(
  { scope, asked, streams }: Pick<MeasureReading, 'scope' | 'asked' | 'streams'>,
  most: number = mostGrades,
): Promise<readonly GivenGrade[] | undefined> {
  const stages = gradedStages(streams)
  return inSnapshot(scope.db, async (tx) => {
    const found: Found[] = []
    // One event may give several, and some give none.
    const bounded = { ...asked, most: most + 1 }
    let events = 0
    for await (const sealed of walkGrades(tx, bounded, stages)) {
      events += 1
      found.push(...foundIn(sealed, streams))
    }
    if (events > most || found.length > most) return undefined
    const unknown = found.flatMap(({ eventKey, grams }) => (grams === undefined ? [eventKey] : []))
    const after = await readMassAfter(tx, unknown)
    return found.map(({ eventKey, grams = after.get(eventKey) ?? 0, ...one }) => {
      return { ...one, grams }
    })
  })
}

/** The rows of what was put into classes, those of a stage in the order in which its stream names them. */
export function rowsOfGrades(given: readonly GivenGrade[], streams: Streams): readonly GradeRow[] {
  return gradeRows(given, ({ stream, stage, grade }) =>
    choicesOf(streams, stream, stage).indexOf(grade),
  )
}

/** What a class is called, with what it is a class of: `Grade: A`. */
export function gradeWords(streams: Streams, { stream, stage, grade }: GradeRow): Words {
  const field = fieldOf(streams, stream, stage)
  const name = field?.choices?.[grade] ?? plainWords(grade)
  const of = field?.label ?? plainWords('grade')
  return wordsFrom(
    (language) => `${of[language]}${language === 'en' ? ': ' : '：'}${name[language]}`,
  )
}

interface Found extends Omit<GivenGrade, 'grams'> {
  readonly eventKey: number
  /** Undefined where it is that of the batches themselves. */
  readonly grams: number | undefined
}

function foundIn(
  { eventKey, organisation, envelope, disclosed }: SealedGrade,
  streams: Streams,
): readonly Found[] {
  const event = openEnvelope(JSON.parse(envelope) as Envelope, disclosed ?? [])
  const { id, stream, stage, eventTime: time, batches, outputs, decisions } = event
  const field = fieldOf(streams, stream, stage)
  if (field === undefined) return []
  const one = { eventKey, organisation, stream, stage, event: id, time }
  const decided = decisions[field.name]
  const ofBatches =
    typeof decided === 'string' && batches.length > 0
      ? [
          {
            ...one,
            grade: decided,
            batch: batches[0]?.batch ?? '',
            batches: batches.length,
            grams: undefined,
          },
        ]
      : []
  const ofOutputs = outputs.flatMap(({ batch, facts, massGrams }) => {
    const grade = facts[field.name]
    return typeof grade === 'string'
      ? [{ ...one, grade, batch, batches: 1, grams: massGrams ?? 0 }]
      : []
  })
  return [...ofBatches, ...ofOutputs]
}

function choicesOf(streams: Streams, stream: string, stage: string): readonly string[] {
  return Object.keys(fieldOf(streams, stream, stage)?.choices ?? {})
}

function fieldOf(streams: Streams, stream: string, stage: string) {
  const known: LoadedStream | undefined = streams.get(stream)
  const named = known?.allStages[stage]
  return known && named && gradeFieldOf(known, named)
}
