import { matchWord } from '../../../domain/match-word.ts'
import { type Language, languages, type Words, words } from '../../../domain/words.ts'
import type { Stage } from '../../../workflows/stream.ts'

/** Columns that every row has a meaning for, whatever its stage. In English a column bears its code, which scripts know. */
export const ownHeadings = {
  id: words('id', '識別碼', '标识'),
  stream: words('stream', '流程', '流程'),
  stage: words('stage', '階段', '阶段'),
  facility: words('facility', '設施', '设施'),
  event_time: words('event_time', '發生時間', '发生时间'),
  operator: words('operator', '操作員', '操作员'),
  reverses: words('reverses', '撤回的紀錄', '撤回的记录'),
  batch: words('batch', '批次', '批次'),
  mass_grams: words('mass_grams', '重量（克）', '重量（克）'),
  output: words('output', '產出批次', '产出批次'),
  output_kind: words('output_kind', '產出種類', '产出种类'),
  output_mass_grams: words('output_mass_grams', '產出重量（克）', '产出重量（克）'),
} as const satisfies Readonly<Record<string, Words>>
export type OwnColumn = keyof typeof ownHeadings

/** What stands before a name that a column of its own bears, and what such a column says. */
export const headingPrefixes = {
  loss: words('loss:', '損耗：', '损耗：'),
  addition: words('addition:', '加入：', '加入：'),
  fact: words('fact:', '紀錄：', '记录：'),
  output_fact: words('output_fact:', '產出紀錄：', '产出记录：'),
} as const satisfies Readonly<Record<string, Words>>
export type NamedColumn = keyof typeof headingPrefixes

/** Columns that a table is given back with, after its own. */
export const receiptHeadings = [
  words('receipt_status', '回執：結果', '回执：结果'),
  words('receipt_id', '回執：識別碼', '回执：标识'),
  words('receipt_time', '回執：記錄時間', '回执：记录时间'),
  words('receipt_digest', '回執：雜湊值', '回执：哈希值'),
  words('receipt_states', '回執：批次狀態', '回执：批次状态'),
  words('receipt_warnings', '回執：提示', '回执：提示'),
  words('receipt_code', '回執：代碼', '回执：代码'),
  words('receipt_faults', '回執：須改正', '回执：须改正'),
] as const

/** Whether a column is one of an earlier receipt, in whatever language that was given. */
export function isReceiptHeading(name: string): boolean {
  return ['receipt_', '回執：', '回执：'].some((start) => name.startsWith(start))
}

/** The columns of a table for one stage, in the language of whoever fills it; a label that could mean two things gives way to the code. */
export function templateHeadings(stage: Stage, language: Language): readonly string[] {
  // Who signs a weighing that is far off is filled in when they do.
  const fields = stage.fields.filter(({ name }) => !stage.gapSignatures?.includes(name))
  const outputFields = stage.outputFields ?? []
  const own = (name: OwnColumn) => ownHeadings[name][language]
  const both = new Set(
    fields.map(({ name }) => name).filter((name) => outputFields.some((one) => one.name === name)),
  )
  const labels = labelsOf([...fields, ...outputFields])
  const headed = (says: 'fact' | 'output_fact', name: string) => {
    const heading = headingOf(labels, name, language)
    return both.has(name) ? `${headingPrefixes[says][language]}${heading}` : heading
  }
  const always = ['id', 'stream', 'stage', 'facility', 'event_time', 'operator'] as const
  const losses = stage.losses ?? {}
  return [
    ...always.map(own),
    ...(stage.mass === 'reversed' ? [own('reverses')] : []),
    ...(stage.batches === undefined ? [] : (['batch', 'mass_grams'] as const).map(own)),
    ...(stage.outputs === undefined
      ? []
      : (['output', 'output_kind', 'output_mass_grams'] as const).map(own)),
    ...fields.map(({ name }) => headed('fact', name)),
    ...outputFields.map(({ name }) => headed('output_fact', name)),
    ...Object.keys(losses).map(
      (reason) => `${headingPrefixes.loss[language]}${headingOf(losses, reason, language)}`,
    ),
  ]
}

/** Labels by name. */
export function labelsOf(
  named: readonly { readonly name: string; readonly label: Words }[],
): Readonly<Record<string, Words>> {
  return Object.fromEntries(named.map(({ name, label }) => [name, label]))
}

/** What a column is headed with: its label where only it can be meant, else its code, as always in English. */
export function headingOf(
  labels: Readonly<Record<string, Words>>,
  name: string,
  language: Language,
): string {
  const label = labels[name]?.[language] ?? name
  if (language === 'en' || matchWord(ownHeadings, label) !== undefined) return name
  return matchWord(labels, label) === name ? label : name
}

/** The column that a heading begins to name, and the rest of it; undefined where it begins with none of the prefixes. */
export function prefixOf(heading: string): readonly [NamedColumn, string] | undefined {
  for (const says of Object.keys(headingPrefixes) as NamedColumn[]) {
    for (const language of languages) {
      const prefix = headingPrefixes[says][language]
      if (heading.startsWith(prefix)) return [says, heading.slice(prefix.length).trim()]
    }
  }
  return undefined
}
