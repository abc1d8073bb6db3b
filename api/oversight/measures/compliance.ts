import { deadlineRules } from '../../../domain/deadline.ts'
import { holdsOf } from '../../../domain/measure/quarantine.ts'
import { custodyDeadlines } from '../../../domain/register/lateness.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words } from '../../../domain/words.ts'
import { reviewRule } from '../../../workflows/battery/stages/review-due.ts'
import { readCustodyDeadlines } from '../../store/oversight/measures/custody-deadlines.ts'
import { deadlineLine, deadlineRow } from './deadline-rows.ts'
import { holdGroups, holdLine, holdRow } from './hold-rows.ts'
import { readHolds } from './holds.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most events of quarantines, and most deadlines, of one report. */
const mostRecords = 100_000

/** What was set apart, for how long and who may let it go; and what deadlines of hand-overs were met. Names of persons are in none of it. */
export async function measureCompliance(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, now, streams } = reading
  const bounded = { ...asked, most: mostRecords + 1 }
  const events = await readHolds(reading, mostRecords)
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
    'A stay is that of one holder: what is handed over while set apart ends there, and begins with whoever takes it over, by the same day of review; what comes back begins anew. A lot that is made of what is set apart begins one of its own. Over several holders each counts.',
    '隔離按每個持有者計算：在隔離期間移交者於移交方結束，並於接收方按同一覆檢日期起計；退回者重新起計。以隔離中的貨物組成的批次另行起計。涉及多個持有者時各自計算。',
    '隔离按每个持有者计算：在隔离期间移交的在移交方结束，并在接收方按同一复查日期起计；退回的重新起计。用隔离中的货物组成的批次另行起计。涉及多个持有者时各自计算。',
  ),
]
