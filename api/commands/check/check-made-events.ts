import { bookedAs } from '../../../workflows/custody-stages.ts'
import { statementOf } from '../../custody/statement.ts'
import { idFrom } from '../../digest.ts'
import type { CheckedStep } from '../../store/check/checked-hand-overs.ts'
import type { PapersAndBooks } from './check-papers.ts'
import type { BookedEvent } from './custody-books.ts'
import { type Findings, note, nothing, type Told } from './findings.ts'

/** An event that a step makes, on one side. */
interface Making {
  readonly stage: string
  readonly side: 'sender' | 'receiver'
  /** What its id followed from before ids were random. */
  readonly formerId: string
}

/** Events by their id and organisation, of whatever stage. */
export type FoundEvents = ReadonlyMap<string, BookedEvent>

/** The name under which an event is found. */
export function nameOf(organisationKey: number, id: string): string {
  return `${organisationKey} ${id}`
}

type Papers = Pick<PapersAndBooks, 'handOver' | 'steps' | 'correctionLines' | 'corrections'>

/** Where the events of these steps are to be looked for: by the ids that steps name, and by those that they once followed from. */
export function placesOf(all: Papers): readonly { organisationKey: number; id: string }[] {
  const { sender_key, receiver_key } = all.handOver
  const ids = all.steps.flatMap((step) => [
    ...step.events,
    ...makingsOf(step, all).map(({ formerId }) => formerId),
  ])
  return [sender_key, receiver_key].flatMap((organisationKey) =>
    [...new Set(ids)].map((id) => ({ organisationKey, id })),
  )
}

/** Checks that every step made exactly the events that it makes, in the books of the right side. */
export function checkMadeEvents(findings: Findings, all: PapersAndBooks, found: FoundEvents): void {
  for (const step of all.steps) {
    const where = {
      table: 'hand_over_step',
      key: `hand-over ${all.handOver.id}, step ${step.step} (${step.kind})`,
      column: 'events',
    }
    const left = new Set(step.events)
    for (const making of makingsOf(step, all)) {
      const key = all.handOver[`${making.side}_key`]
      const made = step.events.find(
        (id) => found.get(nameOf(key, id))?.event.stage === making.stage,
      )
      if (made !== undefined) {
        left.delete(made)
        const named = found.get(nameOf(key, made))?.event.facts.handOver ?? all.handOver.id
        if (named === all.handOver.id) continue
        note(findings, {
          ...where,
          expected: { says: 'check_event_naming' },
          found: `${made}: ${named}`,
        })
        continue
      }
      const expected: Told = {
        says: making.side === 'sender' ? 'check_in_sender_books' : 'check_in_receiver_books',
        values: { stage: making.stage },
      }
      note(findings, {
        ...where,
        expected,
        found: instead(found.get(nameOf(key, making.formerId))),
      })
    }
    for (const id of left) {
      const [stray] = [...found.values()].filter(({ event }) => event.id === id)
      const told: Told =
        stray === undefined
          ? { says: 'check_event_nothing', values: { id } }
          : { says: 'check_event_stage', values: { id, stage: stray.event.stage } }
      note(findings, {
        ...where,
        expected: { says: 'check_made_alone' },
        found: told,
      })
    }
  }
}

/** What stands where the event should: a scan may have been recorded under its id before ids were random. */
function instead(planted: BookedEvent | undefined): Told {
  if (planted === undefined) return nothing
  const { id, stage } = planted.event
  return { says: 'check_scan_instead', values: { id, stage } }
}

function makingsOf(
  step: CheckedStep,
  { handOver, steps, corrections, correctionLines }: Papers,
): readonly Making[] {
  const making = (stage: string, side: Making['side'], name: string): Making => ({
    stage,
    side,
    formerId: idFrom(`hand-over/${handOver.id}/${name}`),
  })
  const request = statementOf(step)?.request
  switch (step.kind) {
    case 'dispatch': {
      const isFirst = steps.find(({ kind }) => kind === 'dispatch') === step
      return isFirst ? [making(bookedAs.dispatch, 'sender', 'dispatch')] : []
    }
    case 'decide': {
      const accepts = request?.lines?.some(({ acceptedGrams = 0 }) => acceptedGrams > 0)
      return accepts ? [making(bookedAs.decide, 'receiver', 'decide')] : []
    }
    case 'return':
      return [making(bookedAs.return, 'sender', 'return')]
    case 'correct_consent': {
      const asked = request?.correction?.toLowerCase()
      const correction = corrections.find(({ id }) => id === asked)
      const own = correctionLines.filter(
        (line) => line.hand_over_correction_key === correction?.hand_over_correction_key,
      )
      const isSentOther = own.some((line) => line.sent_grams !== line.sent_before_grams)
      const start = `correct/${asked}`
      const accepted = making(bookedAs.accepted, 'receiver', `${start}/accepted`)
      if (!isSentOther) return [accepted]
      return [making(bookedAs.sent, 'sender', `${start}/sent`), accepted]
    }
    default:
      return []
  }
}
