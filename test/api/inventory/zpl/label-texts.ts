import { dangerText } from '../../../../domain/danger-text.ts'
import { type Language, type Words, words } from '../../../../domain/words.ts'
import { factsText } from '../../../../web/pages/labels/label-html.ts'
import { labelWords } from '../../../../web/pages/labels/label-words.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'
import { type RecallNotice, recallNotices } from '../../../../workflows/recall.ts'
import { recallMark } from '../../../../workflows/recall-text.ts'
import type { LoadedStream } from '../../../../workflows/streams.ts'
import { commonStates } from '../../../../workflows/words-of.ts'

/** A day whose text has every digit that days have room for. */
export const anyDay = '2026-11-27'

/** What a label says of each recall. */
function recallTexts(): readonly Words[] {
  const notices = Object.keys(recallNotices) as RecallNotice[]
  return notices.flatMap((notice) => recallMark([{ severity: 'serious', notice }]) ?? [])
}

/** What a label says on each of its lines, of every stream: kinds, states, dangers and its own words. */
export async function labelTexts() {
  const streams = [...(await loadStreams()).values()]
  const dangers = streams.flatMap(({ custody }) => Object.entries(custody.dangers ?? {}))
  return {
    kinds: streams.flatMap(({ kinds }) => Object.values(kinds).map(({ label }) => label)),
    states: [...Object.values(commonStates), ...streams.flatMap(({ states }) => wordsIn(states))],
    dangers: dangers.flatMap(([name, label]) =>
      [true, false].map((held) => dangerText({ name, label, held })),
    ),
    recalls: recallTexts(),
    facts: streams.flatMap(factTexts),
    own: [labelWords.notWeighed, labelWords.demonstration, labelWords.trial],
  }
}

/** What a label says of a batch of each material, with a voltage of every digit. */
function factTexts(stream: LoadedStream): readonly Words[] {
  const field = Object.values(stream.allStages)
    .flatMap(({ fields, outputFields = [] }) => [...fields, ...outputFields])
    .find(({ name }) => name === stream.materialField)
  const volts = ['403.2', '815.9', '67']
  return Object.keys(field?.choices ?? {}).map((material, at) => {
    const nominalVoltageVolts = volts[at % volts.length] ?? ''
    const context = { [stream.materialField]: material, nominalVoltageVolts }
    const facts = stream.onLabel?.({ kind: 'pack', context }) ?? []
    const text = (language: Language) => factsText({ facts }, language)
    return words(text('en'), text('zh-Hant'), text('zh-Hans'))
  })
}

function wordsIn(states: Readonly<Record<string, Words>>): readonly Words[] {
  return Object.values(states)
}
