import type { Flow, FlowRow } from './flow-report.ts'

/** A flow report as far as it is compared. */
export interface ComparedFlow {
  readonly totals: Flow
  readonly rows: readonly FlowRow[]
}

/** What two reports of one period say differently: the later minus the earlier, in whole grams. Rows that say the same are left out. */
export interface FlowDifference {
  readonly totals: Flow
  readonly rows: readonly (Flow & { readonly group: Readonly<Record<string, string | null>> })[]
}

/** Compares two reports of the same period by the same groups. A row that one of them has not counts as all zeros there. */
export function flowDifference(later: ComparedFlow, earlier: ComparedFlow): FlowDifference {
  const before = new Map(earlier.rows.map((row) => [nameOf(row), row]))
  const after = new Map(later.rows.map((row) => [nameOf(row), row]))
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const rows = names.flatMap((name) => {
    const named = Object.entries((after.get(name) ?? before.get(name))?.group ?? {})
    const group = Object.fromEntries(named.map(([by, value]) => [by, value ?? null]))
    const flow = minus(after.get(name), before.get(name))
    return isNothing(flow) ? [] : [{ group, ...flow }]
  })
  return { totals: minus(later.totals, earlier.totals), rows }
}

function nameOf({ group }: FlowRow): string {
  return JSON.stringify(Object.entries(group).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function minus(after: Flow | undefined, before: Flow | undefined): Flow {
  const of = (read: (flow: Flow) => number | null) => {
    const [a, b] = [after, before].map((flow) => (flow === undefined ? 0 : read(flow)))
    return (a ?? 0) - (b ?? 0)
  }
  const stock = (read: (flow: Flow) => number | null) =>
    [after, before].some((flow) => flow !== undefined && read(flow) === null) ? null : of(read)
  return {
    openingGrams: stock(({ openingGrams }) => openingGrams),
    inGrams: of(({ inGrams }) => inGrams),
    producedGrams: of(({ producedGrams }) => producedGrams),
    movedInGrams: of(({ movedInGrams }) => movedInGrams),
    outGrams: of(({ outGrams }) => outGrams),
    consumedGrams: of(({ consumedGrams }) => consumedGrams),
    movedOutGrams: of(({ movedOutGrams }) => movedOutGrams),
    weighingDifferenceGrams: of(({ weighingDifferenceGrams }) => weighingDifferenceGrams),
    closingGrams: stock(({ closingGrams }) => closingGrams),
    addedGrams: named(after?.addedGrams, before?.addedGrams),
    lostGrams: named(after?.lostGrams, before?.lostGrams),
    processDifferenceGrams: of(({ processDifferenceGrams }) => processDifferenceGrams),
  }
}

function named(
  after: Readonly<Record<string, number>> = {},
  before: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])].toSorted()
  const differences = names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
  return Object.fromEntries(differences.filter(([, grams]) => grams !== 0))
}

function isNothing({ addedGrams, lostGrams, ...numbers }: Flow): boolean {
  const amounts = [addedGrams, lostGrams, numbers].flatMap((part) => Object.values(part))
  return amounts.every((grams) => grams === 0 || grams === null)
}
