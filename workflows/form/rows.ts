import type { StageForm } from './stage-form.ts'
import type { Typed } from './typed.ts'

/** Lists of a scan whose lines a person adds and removes. */
export const rowLists = ['batches', 'outputs', 'losses', 'additions'] as const
export type RowList = (typeof rowLists)[number]

/** The answer that every line of a list has, so that it tells how many lines there are. */
const firstAnswer = {
  batches: 'batch',
  outputs: 'batch',
  losses: 'massGrams',
  additions: 'material',
} as const

/** Most lines on one page; more go by a spreadsheet. */
export const mostRows = 100

/** How many lines of a list a form has. */
export function rowCount(typed: Typed, list: RowList): number {
  let count = 0
  while (count < mostRows && typed.has(`/${list}/${count}/${firstAnswer[list]}`)) count += 1
  return count
}

/** How many lines of a list the stage takes at most. */
export function mostOf(form: StageForm, list: RowList): number {
  if (list === 'batches' || list === 'outputs') return Math.min(form[list]?.most ?? 0, mostRows)
  if (list === 'losses') return form.losses?.length ?? 0
  return form.additions === undefined ? 0 : mostRows
}

/** What was typed with further lines; a new output is of the kind of the last. */
export function withRows(typed: Typed, list: RowList, count: number): Typed {
  const next = new Map(typed)
  const before = rowCount(typed, list)
  const kind = typed.get(`/${list}/${before - 1}/kind`)
  for (let index = before; index < Math.min(before + count, mostRows); index += 1) {
    next.set(`/${list}/${index}/${firstAnswer[list]}`, [''])
    if (kind !== undefined) next.set(`/${list}/${index}/kind`, kind)
  }
  return next
}

/** What was typed without one line; those after it move up. */
export function withoutRow(typed: Typed, list: RowList, gone: number): Typed {
  const next = new Map<string, readonly string[]>()
  const pattern = new RegExp(`^/${list}/(\\d+)(/.*)$`)
  for (const [pointer, values] of typed) {
    const [, index, rest] = pattern.exec(pointer) ?? []
    const at = Number(index)
    if (index === undefined || at < gone) next.set(pointer, values)
    else if (at > gone) next.set(`/${list}/${at - 1}${rest}`, values)
  }
  return next
}

/** What was typed without lines in which nothing stands, as far as the stage can do without them. */
export function withoutEmptyRows(typed: Typed, form: StageForm): Typed {
  let next = typed
  for (const list of rowLists) {
    for (let index = rowCount(next, list) - 1; index >= leastOf(form, list); index -= 1) {
      const prefix = `/${list}/${index}/`
      const answers = [...next].filter(
        ([pointer]) => pointer.startsWith(prefix) && pointer !== `${prefix}kind`,
      )
      if (answers.every(([, values]) => values.every((value) => value.trim() === ''))) {
        next = withoutRow(next, list, index)
      }
    }
  }
  return next
}

/** How many lines of a list the stage asks for at least. */
export function leastOf(form: StageForm, list: RowList): number {
  return list === 'batches' || list === 'outputs' ? (form[list]?.least ?? 0) : 0
}
