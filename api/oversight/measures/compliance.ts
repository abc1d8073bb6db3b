import { deadlineRules } from '../../../domain/deadline.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { type Hold, holdsOf } from '../../../domain/measure/quarantine.ts'
import { custodyDeadlines } from '../../../domain/register/lateness.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words } from '../../../domain/words.ts'
import { reviewRule } from '../../../workflows/battery/stages/review-due.ts'
import { signaturesOf } from '../../../workflows/parts-of-stage.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { stageWords } from '../../../workflows/words-of.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import { readCustodyDeadlines } from '../../store/oversight/measures/custody-deadlines.ts'
import { readHolds } from '../../store/oversight/measures/holds.ts'
import { deadlineLine, deadlineRow } from './deadline-rows.ts'
import type { MeasureReading, MeasureReport, MeasureRow } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most events of quarantines, and most deadlines, of one report. */
const mostRecords = 100_000

/** What was set apart, for how long and who may let it go; and what deadlines of hand-overs were met. Names of persons are in none of it. */
export async function measureCompliance(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, now, streams } = reading
  const bounded = { ...asked, most: mostRecords + 1 }
  const events = withinBounds(await readHolds(scope.db, bounded), mostRecords)
  const at = new Map(events.map((one) => [one.event, one]))
  // Those that lay there on some day of the period.
  const stays = holdsOf(events, now.toISOString()).filter(
    ({ begun, ended }) =>
      at.get(begun.event)?.isSinceTo === false &&
      (ended === undefined || at.get(ended.event)?.isSinceFrom === true),
  )
  const begun = stays.filter((stay) => at.get(stay.begun.event)?.isSinceFrom === true)
  const due = await readCustodyDeadlines(scope.db, bounded)
  const deadlines = withinBounds(due, mostRecords)
  const groups = holdGroups(stays, begun)
  return {
    columns,
    rows: [
      ...groups.map(({ key, label, own }) => holdRow({ key, label, own, streams })),
      ...custodyDeadlines.map((kind) => deadlineRow(kind, deadlines, now)),
    ],
    checks: [
      {
        label: words(
          'Every stay ended one way or is still held',
          '每次隔離均已以某種方式結束或仍在進行',
          '每次隔离都已以某种方式结束或仍在进行',
        ),
        holds:
          sumOf(
            groups.filter(({ isPart }) => isPart),
            ({ own }) => own.length,
          ) === stays.length,
      },
    ],
    notes,
    sources: [reviewRule, ...custodyDeadlines.map((kind) => deadlineRules[kind].source)],
    lines: [
      ...groups.flatMap(({ key, own }) => own.map((stay) => holdLine(key, stay))),
      ...deadlines.map((one) => deadlineLine(one, now)),
    ],
  }
}

interface HoldGroup {
  readonly key: string
  readonly label: Words
  readonly own: readonly Hold[]
  /** Whether each stay is in exactly one of these. */
  readonly isPart: boolean
}

function holdGroups(stays: readonly Hold[], begun: readonly Hold[]): readonly HoldGroup[] {
  const endedBy = (stage: string | undefined) => stays.filter(({ ended }) => ended?.stage === stage)
  const group = (key: string, label: Words, own: readonly Hold[], isPart = true): HoldGroup => {
    return { key, label, own, isPart }
  }
  return [
    group('set_apart', words('Set apart in the period', '期內隔離', '期内隔离'), begun, false),
    group('released', words('Released', '已解除隔離', '已解除隔离'), endedBy('released')),
    group(
      'declared_waste',
      words('Declared waste out of quarantine', '由隔離轉為廢物', '由隔离转为废物'),
      endedBy('declared_waste'),
    ),
    group('rejected', words('Rejected', '已判定不合格', '已判定不合格'), endedBy('rejected')),
    group('still_held', words('Still held', '仍在隔離', '仍在隔离'), endedBy(undefined)),
    group(
      'beyond_limit',
      words('Beyond the day of review', '超過覆檢日期', '超过复查日期'),
      stays.filter(({ isBeyond }) => isBeyond),
      false,
    ),
    group(
      'without_limit',
      words('Without a day of review', '沒有覆檢日期', '没有复查日期'),
      stays.filter(({ due }) => due === null),
      false,
    ),
  ]
}

const columns = [
  { key: 'what', label: words('What', '項目', '项目'), width: 2.4 },
  { key: 'count', label: words('How many', '數目', '数目'), width: 0.9 },
  { key: 'grams', label: words('Mass (g)', '重量（克）', '重量（克）'), width: 1.2 },
  { key: 'middle_hours', label: words('Middle of hours', '時數中位數', '时数中位数'), width: 1 },
  { key: 'longest_hours', label: words('Longest (h)', '最長（小時）', '最长（小时）'), width: 1 },
  { key: 'met', label: words('Met', '如期', '如期'), width: 0.8 },
  { key: 'late', label: words('Late', '逾期', '逾期'), width: 0.8 },
  { key: 'open', label: words('Open', '未到期', '未到期'), width: 0.8 },
  { key: 'right', label: words('By whose right', '由何人作出', '由何人作出'), width: 2.2 },
]

function holdRow({
  key,
  label,
  own,
  streams,
}: Pick<HoldGroup, 'key' | 'label' | 'own'> & {
  readonly streams: ReadonlyMap<string, LoadedStream>
}): MeasureRow {
  const hours = own.map((stay) => stay.hours).toSorted((one, other) => one - other)
  const [kind] = own.flatMap(({ ended }) => (ended === undefined ? [] : [ended]))
  const right = kind === undefined || key !== kind.stage ? null : rightOf(kind, streams)
  const cells: ReportRow = [
    { code: key, label },
    own.length,
    sumOf(own, ({ begun }) => begun.grams),
    hours[Math.floor((hours.length - 1) / 2)] ?? null,
    hours.at(-1) ?? null,
    null,
    null,
    null,
    right,
  ]
  return { key, cells }
}

/** Who may end a quarantine so: how many persons, with which certificate. */
function rightOf(
  { stream, stage }: { readonly stream: string; readonly stage: string },
  streams: ReadonlyMap<string, LoadedStream>,
) {
  const known = streams.get(stream)?.allStages[stage]
  if (known === undefined) return null
  const persons = Math.max(1, signaturesOf(known).length)
  const certificate = known.competence?.label
  const people = persons === 1 ? 'one person' : `${persons} persons`
  const says = certificate ?? words('who may record', '有權記錄者', '有权记录者')
  return {
    code: `${persons} ${known.competence?.kind ?? 'record'}`,
    label: words(
      `${people}: ${says.en}`,
      `${persons} 人：${says['zh-Hant']}`,
      `${persons} 人：${says['zh-Hans']}`,
    ),
  }
}

function holdLine(row: string, { begun, ended, hours, isBeyond }: Hold): MeasureLine {
  const over = isBeyond
    ? words(', beyond the day of review', '，超過覆檢日期', '，超过复查日期')
    : words('', '', '')
  const how = stageWords(undefined, ended?.stage ?? 'held')
  return {
    row,
    organisation: begun.organisation,
    batch: begun.code,
    event: (ended ?? begun).event,
    time: begun.time,
    grams: begun.grams,
    says: words(
      `${hours} h, ${how.en}${over.en}`,
      `${hours} 小時${over['zh-Hant']}`,
      `${hours} 小时${over['zh-Hans']}`,
    ),
  }
}

const notes: readonly Words[] = [
  words(
    'Stays in quarantine that lay on some day of the period; the hours of those that are still held count up to now, or to the moment that is asked about. The day of review is the one that whoever set it apart gave. Deadlines are those whose time fell into the period.',
    '期內任何一日仍在隔離者均計入；仍在隔離者的時數計至現在或所查詢的時刻。覆檢日期由作出隔離者設定。期限以到期時間在期內者計算。',
    '期内任何一天仍在隔离的都计入；仍在隔离的时数计到现在或所查询的时刻。复查日期由作出隔离者设定。期限以到期时间在期内的计算。',
  ),
  words(
    'Who released something is told by the right that it takes, never by name: the signatures are sealed in the events.',
    '解除隔離者只以所需權限表示，不列姓名：簽署已封存於事件中。',
    '解除隔离者只以所需权限表示，不列姓名：签署已封存在事件中。',
  ),
  words(
    'A stay begins with the event that sets a batch apart. What was taken over, or made into a lot, while set apart begins none there; with whoever handed it over or made the lot it still counts as held.',
    '隔離由將批次隔離的事件起計。在隔離期間被接收或組成回收批次者，不另起計；在移交或組成批次的一方仍計為隔離中。',
    '隔离由将批次隔离的事件起计。在隔离期间被接收或组成回收批次的，不另起计；在移交或组成批次的一方仍计为隔离中。',
  ),
]
