import type { FlowGroup, FlowRow } from '../../../domain/flow-report.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import {
  kindWords,
  lossWords,
  materialWords,
  plainWords,
  stageWords,
} from '../../../workflows/words-of.ts'
import type { ReportCell } from '../../outputs/report-table.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What the groups of a flow report are called. */
export const groupWords: Readonly<Record<FlowGroup, Words>> = {
  organisation: words('Organisation', '機構', '机构'),
  facility: words('Facility', '設施', '设施'),
  stage: words('Stage', '階段', '阶段'),
  stream: words('Stream', '流程', '流程'),
  material: words('Material', '物料', '物料'),
  kind: words('Kind', '種類', '种类'),
  month: words('Month', '月份', '月份'),
}

/** The value of a group in a row: its code, with words where people know it by some. */
export function groupCell(group: FlowGroup, row: FlowRow, streams: Streams): ReportCell {
  const code = row.group[group] ?? null
  const wordsOf = valueWords[group]
  if (code === null || wordsOf === undefined) return code
  const of = row.group.stream ?? undefined
  const candidates = of === undefined ? [...streams.values()] : [streams.get(of)]
  return { code, label: inAny(candidates, (stream) => wordsOf(stream, code), code) }
}

const valueWords: Readonly<
  Partial<Record<FlowGroup, (stream: LoadedStream | undefined, code: string) => Words>>
> = {
  stage: stageWords,
  stream: (stream, code) => (stream?.name === code ? stream.label : plainWords(code)),
  material: (stream, code) => materialWords(stream, code),
  kind: kindWords,
}

/** Why mass was lost, in the words of whichever stage names it. */
export function reasonWords(streams: Streams, reason: string): Words {
  const stages = [...streams.values()].flatMap((stream) =>
    Object.keys(stream.allStages).map((stage) => ({ stream, stage })),
  )
  return inAny(stages, ({ stream, stage }) => lossWords(stream, stage, reason), reason)
}

/** A material, in the words of whichever stream knows it. */
export function anyMaterial(streams: Streams, material: string): Words {
  return inAny([...streams.values()], (stream) => materialWords(stream, material), material)
}

/** The words of the first that has any for a code, else the code made plain. */
function inAny<One>(ones: readonly One[], wordsOf: (one: One) => Words, code: string): Words {
  const plain = plainWords(code)
  for (const one of ones) {
    const found = wordsOf(one)
    if (found['zh-Hant'] !== plain['zh-Hant']) return found
  }
  return plain
}
