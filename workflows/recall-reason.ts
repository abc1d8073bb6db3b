import type { Field } from '../domain/field.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

/** Why goods go on although a recall is open on them: a supervisor's own words, sealed with the event. */
export const underRecallReasonField: Field = {
  name: 'underRecallReason',
  label: words(
    'Reason for going on although it is recalled',
    '正被召回仍繼續處理的原因',
    '正被召回仍继续处理的原因',
  ),
  type: 'text',
  longest: 500,
  optional: true,
  audience: 'authority',
  source: houseRule(
    'What is recalled is set apart, sent back or recycled; whoever lets it go on towards use again answers for it, and is a supervisor',
  ),
}

/** Whether somebody gives the reason, among the facts of a stage or the papers of a hand-over. */
export function hasRecallReason(given: Readonly<Record<string, unknown>>): boolean {
  const reason = given[underRecallReasonField.name]
  return typeof reason === 'string' && reason.trim() !== ''
}

/** Whether a stage brings goods nearer to use again or to somebody else, so that a recall holds it up. */
export function goesForward({ forward, leaves }: Pick<Stage, 'forward' | 'leaves'>): boolean {
  return forward === true || leaves === 'onward'
}

/** Whether open recalls are looked at when a stage is recorded. */
export function asksForRecalls(stage: Pick<Stage, 'forward' | 'leaves'>): boolean {
  return goesForward(stage) || stage.leaves !== undefined
}

/** A stage that goes forward, with the reason for which it may under a recall. */
export function withRecallReason(stage: Stage): Stage {
  if (!goesForward(stage)) return stage
  return { ...stage, fields: [...stage.fields, underRecallReasonField] }
}
