import type { Field } from '../domain/field.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { underLabel, type Words, words } from '../domain/words.ts'
import { fieldsOfStage } from './parts-of-stage.ts'
import { perStream } from './per-stream.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** A stream where it is still here: what it does not know, or no longer, is said by its plain name. */
type Known = LoadedStream | undefined

/** What a kind of batch is called. */
export function kindWords(stream: Known, kind: string): Words {
  return stream?.kinds[kind]?.label ?? plainWords(kind)
}

/** States that no machine knows: a batch that is elsewhere, and one whose making was reversed. */
export const commonStates: Readonly<Record<string, Words>> = {
  [handedOverState]: words('Handed over', '已移交', '已移交'),
  [reversedState]: words('Reversed', '已撤回', '已撤回'),
}

/** Where a batch stands, in words. */
export function stateWords(stream: Known, state: string): Words {
  return stream?.states[state] ?? commonStates[state] ?? plainWords(state)
}

/** What a stage is called when it was recorded; also one that the stream no longer has. */
export function stageWords(stream: Known, stage: string): Words {
  return stream?.allStages[stage]?.label ?? plainWords(stage)
}

/** What is to be done, as a button or a next step says it: Test, where a history says Tested. */
export function actionWords({ action, label }: Stage): Words {
  return action ?? label
}

/** Why mass was lost at a stage. */
export function lossWords(stream: Known, stage: string, reason: string): Words {
  return stream?.allStages[stage]?.losses?.[reason] ?? plainWords(reason)
}

/** What joined a process from outside, in the words of its stage or of any choice that has it. */
export function additionWords(stream: LoadedStream, stage: string, material: string): Words {
  const own = stream.allStages[stage]?.additions ?? {}
  return (Object.hasOwn(own, material) ? own[material] : undefined) ?? choiceWords(stream, material)
}

/** The words of a choice value, looked for in one field first and then in all; the plain value when no field has it. */
export function choiceWords(stream: LoadedStream, value: string, first?: string): Words {
  const fields = fieldsOf(stream)
  const preferred = fields.filter(({ name }) => name === first)
  const holder = [...preferred, ...fields].find(({ choices = {} }) => Object.hasOwn(choices, value))
  return holder?.choices?.[value] ?? plainWords(value)
}

/** What a rate is of, such as the recovery of nickel: the one choice that says both, else that of the measure over that of its subject. */
export function measureWords(
  { choices = {} }: Pick<Field, 'choices'>,
  metric: string,
  subject: string,
): Words {
  const both = choices[`${metric} ${subject}`]
  if (both !== undefined) return both
  const [one, other] = [metric, subject].map((name) => choices[name] ?? plainWords(name))
  if (one === undefined || other === undefined) return plainWords(metric)
  return underLabel(one, other)
}

/** What a batch is made of, in words: a choice of its stream's own field for it, else of any. */
export function materialWords(stream: Known, material: string): Words {
  return stream === undefined
    ? plainWords(material)
    : choiceWords(stream, material, stream.materialField)
}

/** Every field of every stage: of the event, of what it makes, and what is decided. */
export const fieldsOf = perStream((stream): readonly Field[] =>
  Object.values(stream.allStages).flatMap(fieldsOfStage),
)

/** A word of the data that nobody gave a label. */
export function plainWords(name: string): Words {
  const text = name.replaceAll('_', ' ').replace(/^[a-z]/, (first) => first.toUpperCase())
  return words(text, text, text)
}
