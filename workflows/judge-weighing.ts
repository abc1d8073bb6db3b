import type { BatchState, Scan } from '../domain/event.ts'
import { textIn, wholesIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
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
import type { Stage } from './stream.ts'
import { trustedMassField } from './weighing-stage.ts'

/** What a weighing comes to, held against what is on record. */
export interface JudgedWeighing {
  /** A note is missing. */
  readonly unexplained: readonly Fault[]
  /** Nobody may assert such a mass. */
  readonly beyond: readonly Fault[]
  /** A second person has to agree. */
  readonly unsigned: readonly Fault[]
  readonly warnings: readonly string[]
  /** For each batch, in order: what the next weighing is held against; undefined where the mass itself is. */
  readonly trusted: readonly (TrustedMass | undefined)[]
}

/** Holds each mass of a weighing against what is known of its batch; a first weighing has nothing to be held against. */
export function judgeWeighing(
  stage: Stage,
  scan: Scan,
  states: readonly BatchState[],
  facts: Facts,
): JudgedWeighing {
  const judged = { unexplained: [], beyond: [], unsigned: [], warnings: [], trusted: [] }
  if (stage.mass !== 'weighed') return judged
  const agreed = isAgreed(stage, facts)
  const single = states.map((state, at) => {
    const found = scan.batches[at]?.massGrams ?? 0
    const about = { found, state, at, agreed, note: stage.gapNote, facts }
    return state.massGrams === undefined
      ? firstWeighing(about)
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

function firstWeighing({ found, state: { code }, at }: About): Single {
  if (found > 0) return {}
  return { beyond: [faultOf(massAt(at), 'weighed_nothing', { batch: code })] }
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
  if (band === 'noted' && typeof note === 'string' && textIn(facts, note) === undefined) {
    return { unexplained: [faultOf(`/facts/${note}`, 'weighed_needs_note', values)] }
  }
  const warnings = band === 'silent' ? [] : [gapWarning(at, values)]
  const trusted = trustedAfter(found, known, agreed && band === 'supervised')
  const isPlain = trusted.grams === found && known.trusted === undefined
  return { warnings, ...(isPlain ? {} : { trusted }) }
}

function gapWarning(
  at: number,
  { found, known, percent }: { found: number; known: number; percent: string },
): string {
  return `batches[${at}].massGrams: ${found} g is ${percent} % from the ${known} g known`
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
