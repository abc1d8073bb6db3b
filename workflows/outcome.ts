import type { Facts, Field } from '../domain/field.ts'
import type { Words } from '../domain/words.ts'
import { type Option, optionsOf } from './form/question.ts'

/** How an outcome reads to whoever stands there: goes on, look at it, stop. */
export type Tone = 'good' | 'warn' | 'bad'

/** Which of the facts that a stage decides is its answer. */
export interface OutcomeTerms {
  /** Name of a `choice` among `decided`. */
  readonly fact: string
  /** Of each of its choices. */
  readonly tones: Readonly<Record<string, Tone>>
  /** Reasons among which some are answers that nobody gave: their number is told. */
  readonly gaps?: { readonly fact: string; readonly code: string }
}

/** The same with its words, as a form carries it. */
export interface Outcome extends OutcomeTerms {
  readonly options: readonly Option[]
}

/** The outcome of a stage with its words; undefined where it has none. */
export function outcomeTermsOf({
  outcome,
  decided = [],
}: {
  readonly outcome?: OutcomeTerms
  readonly decided?: readonly Field[]
}): Outcome | undefined {
  if (outcome === undefined) return undefined
  const choices = decided.find(({ name }) => name === outcome.fact)?.choices ?? {}
  return { ...outcome, options: optionsOf(choices) }
}

/** What a stage came to. */
export interface CameTo {
  readonly label: Words
  readonly tone: Tone
  /** How many answers were missing. */
  readonly gaps: number
}

/** What the decisions of a recorded stage came to; undefined where they do not say. */
export function outcomeOf(outcome: Outcome | undefined, decisions: Facts): CameTo | undefined {
  if (outcome === undefined) return undefined
  const { fact, tones, options, gaps } = outcome
  const decided = decisions[fact]
  const option = options.find(({ value }) => value === decided)
  if (option === undefined) return undefined
  return {
    label: option.label,
    tone: tones[option.value] ?? 'warn',
    gaps: gaps === undefined ? 0 : countOf(decisions[gaps.fact], gaps.code),
  }
}

function countOf(reasons: Facts[string] | undefined, code: string): number {
  if (!Array.isArray(reasons)) return 0
  return reasons.filter(
    (reason) =>
      typeof reason === 'object' && reason !== null && 'code' in reason && reason.code === code,
  ).length
}

/** What became of a stream's goods, as a public summary counts it. */
export interface SummedStages {
  /** Stages by which grams go into recycling, and by which they leave to be used again; none where it is absent. */
  readonly summary?: { readonly recycled: readonly string[]; readonly reused: readonly string[] }
}
