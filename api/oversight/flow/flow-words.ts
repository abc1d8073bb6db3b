import { type FlowGroup, type FlowRow, outsidePartner } from '../../../domain/flow-report.ts'
import { accountWords } from '../../../domain/ledger-words.ts'
import { type Named, nameWords } from '../../../domain/local-names.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import {
  choiceWords,
  kindWords,
  lossWords,
  materialWords,
  plainWords,
  stageWords,
} from '../../../workflows/words-of.ts'
import type { ReportCell } from '../../outputs/report-table.ts'
import { plainOrigins } from '../../store/oversight/origins.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What the groups of a flow report are called. */
export const groupWords: Readonly<Record<FlowGroup, Words>> = {
  organisation: words('Organisation', '機構', '机构'),
  facility: words('Facility', '設施', '设施'),
  estate: words('Estate', '工業園', '工业园区'),
  stage: words('Stage', '階段', '阶段'),
  stream: words('Stream', '流程', '流程'),
  material: words('Material', '物料', '物料'),
  kind: words('Kind', '種類', '种类'),
  month: words('Month', '月份', '月份'),
  partner: words('From or to whom', '對方機構', '对方机构'),
  origin: words('First came from', '最初來源', '最初来源'),
}

/** What passed between nobody and nobody: worked, moved and lost in the house. */
export const withinHouse = words('Within the organisation', '機構內部', '机构内部')

/** Where no source is said. */
export const plainOriginWords: Readonly<Record<string, Words>> = {
  [plainOrigins.taken_over]: words(
    'Another organisation here',
    '本系統的另一機構',
    '本系统的另一机构',
  ),
  [plainOrigins.adopted]: words(
    'Taken over with earlier records',
    '連同舊有紀錄接收',
    '连同旧有记录接收',
  ),
  [plainOrigins.none]: words('Not stated', '未註明', '未注明'),
}

/** As what goods first came in. */
export function originWords(stream: LoadedStream | undefined, origin: string): Words {
  const plain = plainOriginWords[origin]
  if (plain !== undefined || stream === undefined) return plain ?? plainWords(origin)
  const [first] = stream.custody.registers?.originKind ?? []
  return choiceWords(stream, origin, first)
}

/** Who stood on the other side, by slug; whoever is not named among these keeps the slug. */
export function partnerWords(partner: string | null, names: ReadonlyMap<string, Named>): Words {
  if (partner === null) return withinHouse
  if (partner === outsidePartner) return accountWords.outside
  return nameWords(names.get(partner) ?? { name: partner })
}

/** The value of a group in a row: its code, with words where people know it by some. */
export function groupCell(
  group: FlowGroup,
  row: FlowRow,
  {
    streams,
    partners,
  }: { readonly streams: Streams; readonly partners: ReadonlyMap<string, Named> },
): ReportCell {
  const code = row.group[group] ?? null
  if (group === 'partner') return { code: code ?? '', label: partnerWords(code, partners) }
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
  origin: originWords,
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
