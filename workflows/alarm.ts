import type { Fault } from '../domain/refusal.ts'
import type { Words } from '../domain/words.ts'
import { type Option, optionsOf } from './form/question.ts'
import { type Outcome, outcomeTermsOf } from './outcome.ts'
import type { Stage } from './stream.ts'

/** The emergency stage that is open for a batch, with all that a button needs to record it. */
export interface Alarm {
  readonly stage: string
  /** As a history says it. */
  readonly label: Words
  readonly action: Words
  /** What it decides that is its answer; absent where it decides none. */
  readonly outcome?: Outcome
  /** Name of the one fact that it asks. */
  readonly sign: string
  /** What may be seen: one tile each. */
  readonly signs: readonly Option[]
}

/** The emergency stage among what may follow for a batch; undefined where none is open, as for what is gone. */
export function alarmAmong(
  steps: readonly { readonly stage: Stage; readonly faults: readonly Fault[] }[],
): Alarm | undefined {
  for (const { stage, faults } of steps) {
    if (stage.alarm === undefined || faults.length > 0) continue
    const { sign } = stage.alarm
    const outcome = outcomeTermsOf(stage)
    const choices = stage.fields.find(({ name }) => name === sign)?.choices ?? {}
    return {
      stage: stage.name,
      label: stage.label,
      action: stage.action ?? stage.label,
      ...(outcome === undefined ? {} : { outcome }),
      sign,
      signs: optionsOf(choices),
    }
  }
  return undefined
}
