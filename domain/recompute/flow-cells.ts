import type { FlowCell, SummedGroup } from '../flow-report.ts'
import type { Posting } from '../mass.ts'

/** What a batch is, as far as reports ask. */
export interface Sort {
  readonly kind: string
  readonly material: string
}

/** An event as far as reports ask. */
export interface Placed {
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly before: boolean
  /** `2026-11`; null before the period. */
  readonly month: string | null
}

/** A sum of ledger lines that no report parts further. */
export interface FineCell extends Omit<FlowCell, 'group'> {
  /** How many lines they are; 0 of what lay there when the period began. */
  readonly lines: number
  readonly group: Readonly<Record<Exclude<SummedGroup, 'month'>, string | null>>
}

/** Sums of ledger lines, kept as they come: what it holds grows with what reports can tell apart, never with the lines. */
export interface FlowCells {
  /** Takes the lines of one event that are of mass. */
  readonly add: (event: Placed, lines: readonly Posting[]) => void
  /** Takes grams of a batch that lay somewhere when the period began. */
  readonly open: (
    place: Pick<Placed, 'organisation' | 'stream'>,
    stock: { readonly facility: string; readonly sort: Sort; readonly grams: number },
  ) => void
  readonly cells: () => readonly FineCell[]
}

type Cell = Omit<FineCell, 'grams' | 'lines'>

/** Sums of none yet; `sortOf` tells what a batch is, undefined where nobody said. */
export function makeFlowCells(sortOf: (batch: string) => Sort | undefined): FlowCells {
  const sums = new Map<string, { cell: Cell; grams: number; lines: number }>()

  function take(cell: Cell, grams: number, lines: number): void {
    const { group, before, month, account, movement, reason, into } = cell
    const { organisation, facility, stage, stream, material, kind } = group
    const key = JSON.stringify([
      [organisation, facility, stage, stream, material, kind],
      [before, month, account, movement, reason, into],
    ])
    const known = sums.get(key)
    if (known === undefined) sums.set(key, { cell, grams, lines })
    else {
      known.grams += grams
      known.lines += lines
    }
  }

  return {
    add: ({ organisation, stream, stage, before, month }, lines) => {
      const worked = workedIn(lines, sortOf)
      for (const { dimension, account, movement, facility, batch, reason, amount } of lines) {
        // Before the period only what lay there counts.
        if (dimension !== 'mass' || (before && account !== 'stock')) continue
        const sort = batch === undefined ? worked : sortOf(batch)
        const { material = null, kind = null } = sort ?? {}
        const group = { organisation, facility, stage, stream, material, kind }
        const line = { account, movement, reason: reason ?? null, into: amount > 0 }
        take(Object.assign({ group, before, month }, line), amount, 1)
      }
    },
    open: ({ organisation, stream }, { facility, sort: { material, kind }, grams }) => {
      const group = { organisation, facility, stage: null, stream, material, kind }
      const line = {
        account: 'stock',
        movement: 'received',
        reason: null,
        into: grams > 0,
      } as const
      take(Object.assign({ group, before: true, month: null }, line), grams, 0)
    },
    cells: () =>
      [...sums.values()].map(({ cell, grams, lines }) => Object.assign({}, cell, { grams, lines })),
  }
}

/** A loss, an addition or a gap is on no batch: it belongs to what was worked, as far as all of that was of one sort. */
function workedIn(
  lines: readonly Posting[],
  sortOf: (batch: string) => Sort | undefined,
): { readonly kind: string | null; readonly material: string | null } {
  const drawn = lines
    .filter(({ dimension, account }) => dimension === 'mass' && account === 'stock')
    .filter(({ movement }) => movement === 'consumed')
    .map(({ batch }) => (batch === undefined ? undefined : sortOf(batch)))
    .filter((sort) => sort !== undefined)
  return {
    kind: oneOf(drawn.map(({ kind }) => kind)),
    material: oneOf(drawn.map(({ material }) => material)),
  }
}

/** The one value of all of them; null where they differ or are none. */
function oneOf(values: readonly string[]): string | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** The cells of a report: those of its organisations, by the groups that it asks for. */
export function cellsFor(
  cells: readonly FineCell[],
  { organisations, groupBy }: { organisations: readonly string[]; groupBy: readonly SummedGroup[] },
): readonly FlowCell[] {
  const named = groupBy.filter((one) => one !== 'month')
  return cells
    .filter(({ group }) => organisations.includes(group.organisation ?? ''))
    .map((cell) => ({
      group: named.map((one) => cell.group[one]),
      before: cell.before,
      month: groupBy.includes('month') ? cell.month : null,
      account: cell.account,
      movement: cell.movement,
      reason: cell.reason,
      into: cell.into,
      grams: cell.grams,
    }))
}
