import type { MeasureLine } from '../../../domain/measure/measure.ts'
import type { Hold } from '../../../domain/measure/quarantine.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words } from '../../../domain/words.ts'
import { signaturesOf } from '../../../workflows/parts-of-stage.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { stageWords } from '../../../workflows/words-of.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import { holdStages } from '../../store/oversight/measures/holds.ts'
import type { MeasureRow } from './measure-report.ts'

/** Stays in quarantine that one row tells of. */
export interface HoldGroup {
  readonly key: string
  readonly label: Words
  readonly own: readonly Hold[]
  /** Whether each stay is in exactly one of these. */
  readonly isPart: boolean
}

/** Stays by how they ended, or how they stand; those that began in the period apart. */
export function holdGroups(stays: readonly Hold[], begun: readonly Hold[]): readonly HoldGroup[] {
  const endedBy = (stage: string | undefined) => stays.filter(({ ended }) => ended?.stage === stage)
  const group = (key: string, label: Words, own: readonly Hold[], isPart = true): HoldGroup => {
    return { key, label, own, isPart }
  }
  return [
    group(
      'set_apart',
      words('Set apart in the period', '期內隔離', '期内隔离'),
      begun.filter((stay) => !cameApart(stay)),
      false,
    ),
    group(
      'came_apart',
      words('Came or made while set apart', '於隔離期間轉入或組成', '隔离期间转入或组成'),
      begun.filter(cameApart),
      false,
    ),
    group('released', words('Released', '已解除隔離', '已解除隔离'), endedBy('released')),
    group(
      'declared_waste',
      words('Declared waste out of quarantine', '由隔離轉為廢物', '由隔离转为废物'),
      endedBy('declared_waste'),
    ),
    group('rejected', words('Rejected', '已判定不合格', '已判定不合格'), endedBy('rejected')),
    group(
      'passed_on',
      words('Passed on while set apart', '於隔離期間移交', '隔离期间移交'),
      endedBy('handed_over'),
    ),
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

/** Whether a stay goes on from another one: of whoever had it before, or of what it was made of. */
function cameApart({ begun }: Hold): boolean {
  return holdStages.goesOn.some((stage) => stage === begun.stage)
}

/** The row of a group: how many stays, their mass as they began, and their hours. */
export function holdRow({
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

/** One stay, led to from its row. */
export function holdLine(row: string, { begun, ended, hours, isBeyond }: Hold): MeasureLine {
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
