import { type RegisterName, registers } from '../../../domain/register/registers.ts'
import type { RegisterRow } from '../../../web/pages/workplace/oversight/view.ts'
import type { RegisterMarks, RegisterTotals } from '../../store/oversight/register-totals.ts'

/** Where a register of a question is, and what more is asked of it. */
export type RegisterHref = (name: RegisterName, more?: Readonly<Record<string, string>>) => string

export function registerHref(asked: Readonly<Record<string, string>>): RegisterHref {
  return (name, more = {}) =>
    `/work/registers/${name}?${new URLSearchParams({ ...asked, ...more })}`
}

/** What is known of all registers of a question. */
export interface CountedRegisters {
  readonly registers: RegisterTotals
  readonly lateLines: RegisterMarks
  readonly refusedLines: RegisterMarks
}

/** Every register with what it holds, what of it is late or refused, and its files. */
export function registerRows(
  { registers: totals, lateLines, refusedLines }: CountedRegisters,
  {
    hrefOf,
    fileOf,
  }: { hrefOf: RegisterHref; fileOf: (name: RegisterName, form: string) => string },
): readonly RegisterRow[] {
  const names = Object.keys(registers) as readonly RegisterName[]
  const marked = (name: RegisterName, mark: 'late' | 'refused', marks: RegisterMarks) =>
    name === 'held' || name === 'processed'
      ? undefined
      : { lines: marks[name], href: hrefOf(name, { [mark]: 'yes' }) }
  return names.map((name) => {
    const { lines, grams } = totals[name]
    return {
      label: registers[name].label,
      href: hrefOf(name),
      lines,
      grams,
      late: marked(name, 'late', lateLines),
      refused: marked(name, 'refused', refusedLines),
      files: registerForms.map((form) => ({ href: fileOf(name, form), label: form.toUpperCase() })),
    }
  })
}

/** Forms in which a register is given as a file. */
export const registerForms = ['csv', 'xlsx', 'pdf'] as const
