import { type PostedRegister, postedMovements } from '../register/registers.ts'
import { sum } from '../sum.ts'
import type { ComparedReport } from './compare-flow.ts'
import { differencesIn } from './compare-json.ts'
import { reportName } from './expected-reports.ts'
import type { FineCell } from './flow-cells.ts'
import type { RegistersLine } from './report-lines.ts'

/** Adds up the registers anew out of the ledger and holds them against what Loomcell gave, figure by figure. */
export function compareRegisters(given: RegistersLine, cells: readonly FineCell[]): ComparedReport {
  const { organisations, registers } = given
  const own = cells.filter(
    ({ group, account }) => account === 'stock' && organisations.includes(group.organisation ?? ''),
  )
  const within = own.filter(({ before }) => !before)
  const right: RegistersLine['registers'] = {
    incoming: postedIn(within, 'incoming'),
    outgoing: postedIn(within, 'outgoing'),
    processed: postedIn(within, 'processed'),
    held: { grams: gramsOf(own) },
  }
  const report = reportName(given)
  const findings = differencesIn(right, registers).map(({ pointer, expected, found }) => {
    const [, row = '-', figure = '-'] = pointer.split('/')
    const values = { report, row, figure, expected, found }
    return { says: 'recompute_figure_other', values } as const
  })
  return { figures: 10, findings }
}

/** Grams count as they came in, went out or were worked; negative where that was taken back. */
function postedIn(cells: readonly FineCell[], register: Exclude<PostedRegister, 'all'>) {
  const { movements, moved } = postedMovements[register]
  const [names, sides]: readonly (readonly string[])[] = [movements, moved]
  const posted = cells.filter(({ movement }) => names?.includes(movement))
  const between = cells.filter(
    ({ movement, into }) => movement === 'moved' && sides?.includes(into ? 'into' : 'out'),
  )
  const sign = register === 'incoming' ? 1 : -1
  const all = [...posted, ...between]
  // Never −0, which JSON does not have.
  const grams = (some: readonly FineCell[]) => sign * gramsOf(some) || 0
  return {
    lines: sum(all.map(({ lines }) => lines)),
    grams: grams(all),
    movedGrams: grams(between),
  }
}

function gramsOf(cells: readonly FineCell[]): number {
  return sum(cells.map(({ grams }) => grams))
}
