import type { MassEffect } from '../../domain/event.ts'
import type { Field } from '../../domain/field.ts'
import type { Words } from '../../domain/words.ts'
import { type Outcome, outcomeTermsOf } from '../outcome.ts'
import type { Stage, Stream } from '../stream.ts'
import { type Option, optionsOf, type Question, questionOf } from './question.ts'

/** What is asked of each batch beside its code: nothing, what the scale shows, or how much is taken from it. */
export type BatchQuestion = 'code' | 'weighed' | 'drawn'

/**
 * The form in which a stage is recorded, read off the stage's own table: the one description that the page draws without a script and
 * the scanner without a network. Plain data in all languages.
 */
export interface StageForm {
  readonly stream: string
  readonly stage: string
  /** As a history says it: Tested. */
  readonly label: Words
  /** As a button says it: Test. */
  readonly action: Words
  readonly mass: MassEffect
  /** Batches that it happens to; absent where it only brings in new ones. An empty list of kinds means any. */
  readonly batches?: {
    readonly least: number
    readonly most: number
    readonly kinds: readonly string[]
    readonly asks: BatchQuestion
    /** Nothing but codes is asked of many, so that they fit one place, a code on each line. */
    readonly codesAlone: boolean
  }
  /** Batches that it makes. */
  readonly outputs?: {
    readonly least: number
    readonly most: number
    readonly kinds: readonly Option[]
    readonly questions: readonly Question[]
  }
  /** Reasons for losses; absent where there can be none. */
  readonly losses?: readonly Option[]
  /** What usually joins from outside; absent where nothing does. */
  readonly additions?: readonly Option[]
  /** Largest rest of what went in that the scales may leave, in basis points; none may be left where it is absent. */
  readonly toleranceBasisPoints?: number
  readonly questions: readonly Question[]
  /** How many persons sign; 1 where whoever records it does. */
  readonly persons: number
  /** Nobody reverses it alone: another stage ends it, which two persons sign. */
  readonly isEndedByTwo?: true
  /** What it decides that is its answer; absent where it decides none. */
  readonly outcome?: Outcome
}

/** What of a stream a form shows. */
export type FormStream = Pick<Stream, 'name' | 'kinds' | 'examples' | 'originOf'>

/** Reads the form of a stage off its table. */
export function stageForm(stream: FormStream, stage: Stage): StageForm {
  const { batches, outputs, losses, mass, additions = {} } = stage
  const outcome = outcomeTermsOf(stage)
  return {
    stream: stream.name,
    stage: stage.name,
    label: stage.label,
    action: stage.action ?? stage.label,
    mass,
    ...(batches === undefined
      ? {}
      : { batches: { ...batches, asks: askedOf(mass), codesAlone: takesCodesAlone(stage) } }),
    ...(outputs === undefined
      ? {}
      : {
          outputs: {
            least: outputs.least,
            most: outputs.most,
            kinds: kindOptions(stream, outputs.kinds),
            questions: (stage.outputFields ?? []).map((field) => asked(field, stream)),
          },
        }),
    ...(losses === undefined ? {} : { losses: optionsOf(losses) }),
    ...(mayJoin(stream, stage) ? { additions: optionsOf(additions) } : {}),
    ...(mass === 'transformed' && stage.toleranceBasisPoints !== undefined
      ? { toleranceBasisPoints: stage.toleranceBasisPoints.value }
      : {}),
    questions: ownFields(stage).map((field) => asked(field, stream)),
    persons: stage.signatures?.length ?? 1,
    ...(stage.endedBy === undefined ? {} : { isEndedByTwo: true }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

/** Whether anything may join from outside: the one way in refuses it where nothing may, and in a stream that keeps origins. */
function mayJoin({ originOf }: FormStream, { mass, nothingJoins }: Stage): boolean {
  return mass === 'transformed' && nothingJoins === undefined && originOf === undefined
}

/** Fields that a person fills in; signatures come from whoever signs. */
export function ownFields({
  fields,
  signatures = [],
  gapSignatures = [],
}: Pick<Stage, 'fields' | 'signatures' | 'gapSignatures'>): readonly Field[] {
  const signed = [...signatures, ...gapSignatures]
  return fields.filter(({ name }) => !signed.includes(name))
}

/**
 * Whether a stage is recorded by a form: records made elsewhere come in by file, what others hand over by their hand-over, and what a model
 * calls a batch by its station.
 */
export function isByForm({ by }: Pick<Stage, 'by'>): boolean {
  return by !== 'adoption' && by !== 'addition' && by !== 'hand_over' && by !== 'optical_check'
}

function takesCodesAlone({ mass, batches }: Stage): boolean {
  return mass === 'unchanged' && (batches?.most ?? 0) > 1
}

function askedOf(mass: MassEffect): BatchQuestion {
  if (mass === 'weighed' || mass === 'returned') return 'weighed'
  return mass === 'transformed' || mass === 'dispatched' ? 'drawn' : 'code'
}

function kindOptions({ kinds }: FormStream, named: readonly string[]): readonly Option[] {
  const all = named.length > 0 ? named : Object.keys(kinds)
  return all.flatMap((value) => {
    const label = kinds[value]?.label
    return label === undefined ? [] : [{ value, label }]
  })
}

function asked(field: Field, stream: FormStream): Question {
  return questionOf(field, field.type === 'record' ? exampleOf(field.name, stream) : undefined)
}

/** What the stream's own examples write there, for what has no form of its own. */
function exampleOf(name: string, { examples }: FormStream): string | undefined {
  const found = examples
    .flatMap(({ facts, outputs = [] }) => [facts, ...outputs.map((output) => output.facts)])
    .map((facts) => facts?.[name])
    .find((value) => value !== undefined)
  return found === undefined ? undefined : JSON.stringify(found)
}
