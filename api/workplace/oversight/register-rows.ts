import { type RegisterName, registers } from '../../../domain/register/registers.ts'
import type { RegisterRow } from '../../../web/pages/workplace/oversight/view.ts'
import type { RegisterTotals } from '../../store/oversight/register-totals.ts'
import { pageRights } from '../page-rights.ts'

/** Where a register of a question is, and what more is asked of it; undefined where this house keeps no pages of registers. */
export type RegisterHref = (
  name: RegisterName,
  more?: Readonly<Record<string, string>>,
) => string | undefined

export function registerHref(asked: Readonly<Record<string, string>>): RegisterHref {
  return (name, more = {}) =>
    Object.hasOwn(pageRights, 'GET /work/registers/:register')
      ? `/work/registers/${name}?${new URLSearchParams({ ...asked, ...more })}`
      : undefined
}

/** Every register with what it holds. */
export function registerRows(totals: RegisterTotals, hrefOf: RegisterHref): readonly RegisterRow[] {
  const names = Object.keys(registers) as readonly RegisterName[]
  return names.map((name) => {
    const { lines, grams } = totals[name]
    return { label: registers[name].label, href: hrefOf(name), lines, grams }
  })
}
