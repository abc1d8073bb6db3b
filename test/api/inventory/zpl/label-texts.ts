import { dangerText } from '../../../../domain/danger-text.ts'
import type { Words } from '../../../../domain/words.ts'
import { labelWords } from '../../../../web/pages/labels/label-words.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'
import { type RecallNotice, recallNotices } from '../../../../workflows/recall.ts'
import { recallMark } from '../../../../workflows/recall-text.ts'
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
    own: [labelWords.notWeighed, labelWords.demonstration],
  }
}

function wordsIn(states: Readonly<Record<string, Words>>): readonly Words[] {
  return Object.values(states)
}
