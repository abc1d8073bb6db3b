import type { BatchState, Scan } from '../domain/event.ts'
import { textIn, wholesIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import type { FirstMass } from '../domain/first-mass.ts'
import {
  gapPercent,
  type KnownMass,
  massBand,
  massBounds,
  type TrustedMass,
  trustedAfter,
  trustedGrams,
} from '../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import { firstMassOf, recordedMassIn } from './recorded-mass.ts'
import type { Stage, Stream } from './stream.ts'
import { trustedMassField } from './weighing-stage.ts'

/** What a weighing comes to, held against what is on record. */
export interface JudgedWeighing {
  /** A note is missing. */
  readonly unexplained: readonly Fault[]
  /** Nobody may assert such a mass. */
  readonly beyond: readonly Fault[]
  /** A second person has to agree. */
  readonly unsigned: readonly Fault[]
  readonly warnings: readonly Warning[]
  /** For each batch, in order: what the next weighing is held against; undefined where the mass itself is. */
  readonly trusted: readonly (TrustedMass | undefined)[]
}

/** Holds each mass of a weighing against what is known of its batch; a first one against what earlier records say, and its kind. */
export function judgeWeighing(
  stage: Stage,
  scan: Scan,
  states: readonly BatchState[],
  { facts, stream }: { facts: Facts; stream: Pick<Stream, 'kinds'> },
): JudgedWeighing {
  const judged = { unexplained: [], beyond: [], unsigned: [], warnings: [], trusted: [] }
  if (stage.mass !== 'weighed') return judged
  const agreed = isAgreed(stage, facts)
  const single = states.map((state, at) => {
    const found = scan.batches[at]?.massGrams ?? 0
    const about = { found, state, at, agreed, note: stage.gapNote, facts }
    return state.massGrams === undefined
      ? firstWeighing(about, firstMassOf(stream, state.kind))
      : furtherWeighing(about, { massGrams: state.massGrams, trusted: trustedIn(state.context) })
  })
  return {
    unexplained: single.flatMap(({ unexplained = [] }) => unexplained).slice(0, 1),
    beyond: single.flatMap(({ beyond = [] }) => beyond),
    unsigned: single.flatMap(({ unsigned = [] }) => unsigned),
    warnings: single.flatMap(({ warnings = [] }) => warnings),
    trusted: single.map(({ trusted }) => trusted),
  }
}

/** What is trusted of a batch's mass, as its facts carry it. */
export function trustedIn(context: Facts): TrustedMass | undefined {
  const { grams, ofGrams } = wholesIn(context, trustedMassField.name) ?? {}
  return grams === undefined || ofGrams === undefined ? undefined : { grams, ofGrams }
}

interface About {
  readonly found: number
  readonly state: BatchState
  readonly at: number
  readonly agreed: boolean
  /** The fact that explains a gap; null where the stage has its own way to settle it. */
  readonly note: string | null | undefined
  readonly facts: Facts
}

type Single = Partial<Omit<JudgedWeighing, 'trusted'>> & { readonly trusted?: TrustedMass }

/** What no record says to the gram is bounded by the kind, and above a stated mass two persons answer for it. */
function firstWeighing(about: About, { aloneGrams, mostGrams }: FirstMass): Single {
  const { found, state, at, agreed } = about
  const recorded = recordedMassIn(state.context)
  const values = { batch: state.code, found, alone: aloneGrams, most: mostGrams }
  if (found > mostGrams) {
    return { beyond: [faultOf(massAt(at), 'first_weighing_too_heavy', values)] }
  }
  const isExact = recorded !== undefined && recorded.leastGrams === recorded.mostGrams
  if (found > aloneGrams && !isExact && !agreed) {
    return { unsigned: [faultOf(massAt(at), 'first_weighing_needs_second_person', values)] }
  }
  const { leastGrams, mostGrams: mostRecorded } = recorded ?? {
    leastGrams: found,
    mostGrams: found,
  }
  const nearest = Math.min(Math.max(found, leastGrams), mostRecorded)
  return furtherWeighing(about, { massGrams: nearest })
}

function furtherWeighing(about: About, known: KnownMass): Single {
  const { found, state, at, agreed, note, facts } = about
  const values = {
    batch: state.code,
    found,
    known: trustedGrams(known),
    percent: gapPercent(found, known),
    most: massBounds.supervisedBasisPoints / 100,
  }
  const band = massBand(found, known)
  if (found === 0) return { beyond: [faultOf(massAt(at), 'weighed_nothing', values)] }
  if (band === 'beyond') return { beyond: [faultOf(massAt(at), 'weighed_far_off', values)] }
  if (band === 'supervised' && !agreed) {
    return { unsigned: [faultOf(massAt(at), 'weighed_needs_second_person', values)] }
  }
  // Who finds just what is on record asserts no other mass.
  const isSame = found === state.massGrams
  if (
    band === 'noted' &&
    !isSame &&
    typeof note === 'string' &&
    textIn(facts, note) === undefined
  ) {
    return { unexplained: [faultOf(`/facts/${note}`, 'weighed_needs_note', values)] }
  }
  const warnings = band === 'silent' ? [] : [gapWarning(values)]
  const trusted = trustedAfter(found, known, agreed && band === 'supervised')
  const isPlain = trusted.grams === found && known.trusted === undefined
  return { warnings, ...(isPlain ? {} : { trusted }) }
}

function gapWarning({ batch, found, known, percent }: Gap): Warning {
  return warningOf('weighed_apart', { batch, found, known, percent })
}

interface Gap {
  readonly batch: string
  readonly found: number
  readonly known: number
  readonly percent: string
}

function massAt(at: number): string {
  return `/batches/${at}/massGrams`
}

/** Two different persons have signed: whoever weighed, and one more. */
function isAgreed({ gapSignatures = [], signatures = [] }: Stage, facts: Facts): boolean {
  const names = signatures.length > 1 ? signatures : gapSignatures
  const persons = names.flatMap((name) => textIn(facts, name) ?? [])
  return names.length > 1 && new Set(persons).size === names.length
}
