import type { FactValue } from '../../domain/field.ts'
import { type Words, words } from '../../domain/words.ts'
import type { RecordView } from './record-schema.ts'

type Rate = RecordView['rates'][number]

/** Rates against targets, as a stage decided them; what does not read as a rate is left out. */
export function ratesIn(value: FactValue | undefined): readonly Rate[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: FactValue) => {
    if (one === null || typeof one !== 'object' || !('subject' in one)) return []
    const { metric, subject, percent, minimumPercent, due, binding, status } = one
    return [
      {
        measure: measureOf(String(metric), String(subject)),
        percent: typeof percent === 'string' ? percent : null,
        minimumPercent: String(minimumPercent),
        due: String(due),
        binding: binding === true,
        status: String(status),
      },
    ]
  })
}

function measureOf(metric: string, subject: string): Words {
  const one = metrics[metric] ?? words(metric, metric, metric)
  const other = subjects[subject] ?? words(subject, subject, subject)
  return words(
    `${one.en}: ${other.en}`,
    `${one['zh-Hant']}：${other['zh-Hant']}`,
    `${one['zh-Hans']}：${other['zh-Hans']}`,
  )
}

const metrics: Readonly<Record<string, Words>> = {
  'material-recovery': words('Material recovered', '物料回收率', '材料回收率'),
  'recycling-efficiency': words('Recycling efficiency', '回收效率', '回收效率'),
}

const subjects: Readonly<Record<string, Words>> = {
  cobalt: words('cobalt', '鈷', '钴'),
  copper: words('copper', '銅', '铜'),
  lead: words('lead', '鉛', '铅'),
  lithium: words('lithium', '鋰', '锂'),
  nickel: words('nickel', '鎳', '镍'),
}
