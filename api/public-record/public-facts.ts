import { percentOf } from '../../domain/claim/share.ts'
import type { Facts, FactValue, Field } from '../../domain/field.ts'
import { type Words, words } from '../../domain/words.ts'
import { plain } from './named.ts'
import { perStream } from './per-stream.ts'
import type { RecordView } from './record-schema.ts'

type Fact = RecordView['facts'][number]

/** Facts that the page tells elsewhere or in its own way. */
const toldElsewhere = new Set([
  'provenStage',
  'recordsOrigin',
  'recyclingRates',
  'corrects',
  'replacement',
  'recycledPreBasisPoints',
  'recycledPostBasisPoints',
  'virginBasisPoints',
  'custodyModel',
])

/** The stream's fields that anyone may see, by name. A name that any stage keeps back is kept back everywhere. */
export const publicFields = perStream((stream): ReadonlyMap<string, Field> => {
  const fields = Object.values(stream.allStages).flatMap((stage) => [
    ...stage.fields,
    ...(stage.outputFields ?? []),
    ...(stage.decided ?? []),
  ])
  const kept = new Set(
    fields.filter(({ audience }) => audience !== 'public').map(({ name }) => name),
  )
  return new Map(fields.filter(({ name }) => !kept.has(name)).map((field) => [field.name, field]))
})

/**
 * Facts as a person reads them, in the order in which they were first recorded. One that several stages recorded
 * differently shows its latest values in order.
 */
export function publicFacts(
  fields: ReadonlyMap<string, Field>,
  recorded: readonly Facts[],
): readonly Fact[] {
  const values = new Map<string, readonly FactValue[]>()
  for (const [name, value] of recorded.flatMap((facts) => Object.entries(facts))) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return [...values].flatMap(([name, all]) => {
    const field = fields.get(name)
    const value = all.at(-1)
    if (field === undefined || value === undefined || toldElsewhere.has(name)) return []
    const shown = all.map((one) => shownAs(field, one)).filter((one) => one !== undefined)
    return shown.length === 0 ? [] : [{ name, label: field.label, value, shown: inOrder(shown) }]
  })
}

/** Most values of one fact that are shown. */
const mostValues = 3

function inOrder(shown: readonly Words[]): Words {
  const different = shown.filter(({ en }, index) => en !== shown[index - 1]?.en).slice(-mostValues)
  return words(
    different.map(({ en }) => en).join(' → '),
    different.map((one) => one['zh-Hant']).join(' → '),
    different.map((one) => one['zh-Hans']).join(' → '),
  )
}

/** Undefined for a record of the stream's own making, which has no general way to be read. */
function shownAs(field: Field, value: FactValue): Words | undefined {
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'string' || typeof value === 'number') {
    return withUnit(field.choices?.[value] ?? same(String(value)), field.unit)
  }
  if (!Array.isArray(value)) return shareAs(field, value)
  const parts = value.map((one: FactValue) => shownAs(field, one))
  const known = parts.filter((part) => part !== undefined)
  if (known.length === 0 || known.length < parts.length) return undefined
  return words(
    known.map(({ en }) => en).join(', '),
    known.map((part) => part['zh-Hant']).join('、'),
    known.map((part) => part['zh-Hans']).join('、'),
  )
}

/** One part of a composition, `{ fibre, basisPoints }`: its name in the words of the field, if it has any. */
function shareAs(field: Field, value: FactValue): Words | undefined {
  if (value === null || typeof value !== 'object' || !('basisPoints' in value)) return undefined
  const { basisPoints, ...rest } = value
  const [name] = Object.values(rest)
  if (typeof name !== 'string' || !Number.isInteger(basisPoints)) return undefined
  const label = field.choices?.[name] ?? plain(name)
  const percent = `${percentOf(Number(basisPoints))} %`
  return words(
    `${percent} ${label.en}`,
    `${label['zh-Hant']} ${percent}`,
    `${label['zh-Hans']} ${percent}`,
  )
}

const yes = words('Yes', '是', '是')
const no = words('No', '否', '否')

function same(text: string): Words {
  return words(text, text, text)
}

/** UCUM codes as people write them; a code in braces is only a remark and is left out. */
const unitWords: Readonly<Record<string, Words>> = {
  'A.h': same('Ah'),
  'W.h': same('Wh'),
  'kW.h': same('kWh'),
  Cel: same('°C'),
  mo: words('months', '個月', '个月'),
  a: words('years', '年', '年'),
  d: words('days', '日', '天'),
}

function withUnit(value: Words, unit: string | undefined): Words {
  // A claim's own unit: people read per cent.
  if (unit === '[basis_point]') return same(`${percentOf(Number(value.en))} %`)
  if (unit === 'g' && Number(value.en) >= 1_000) return same(`${Number(value.en) / 1_000} kg`)
  if (unit === undefined || unit === '1' || unit.startsWith('{')) return value
  const shown = unitWords[unit] ?? same(unit)
  return words(
    `${value.en} ${shown.en}`,
    `${value['zh-Hant']} ${shown['zh-Hant']}`,
    `${value['zh-Hans']} ${shown['zh-Hans']}`,
  )
}
