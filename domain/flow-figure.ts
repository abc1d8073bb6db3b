import type { Flow } from './flow-report.ts'
import type { Account, Movement } from './mass.ts'
import { sum } from './sum.ts'

/** The figures that a flow is read by: each is a sum of lines of the mass ledger. */
export const flowFigures = [
  'opening',
  'in',
  'made',
  'used',
  'moved',
  'out',
  'lost',
  'difference',
  'closing',
] as const
export type FlowFigure = (typeof flowFigures)[number]

/** Lines that a figure is made of, and whether they count with their own sign. */
export interface FigureLines {
  readonly account: Account
  /** Any when absent. */
  readonly movement?: Movement
  /** Whether a line has a reason, or any but `weighing`; all lines when absent. */
  readonly reason?: 'some' | 'not weighing'
  readonly sign: 1 | -1
}

/**
 * What each figure sums up, so that a list of lines and a report never differ. Over whole processes
 * `opening + in + moved − out − lost + difference = closing`; what was used and made stays inside.
 */
export const figureLines: Readonly<Record<FlowFigure, readonly FigureLines[]>> = {
  opening: [{ account: 'stock', sign: 1 }],
  in: [
    { account: 'stock', movement: 'received', sign: 1 },
    // Straight into a process, without a batch of its own.
    { account: 'outside', reason: 'some', sign: -1 },
  ],
  made: [{ account: 'stock', movement: 'produced', sign: 1 }],
  used: [{ account: 'stock', movement: 'consumed', sign: -1 }],
  moved: [{ account: 'stock', movement: 'moved', sign: 1 }],
  out: [{ account: 'stock', movement: 'dispatched', sign: -1 }],
  lost: [{ account: 'loss', sign: 1 }],
  difference: [
    { account: 'stock', movement: 'measured', sign: 1 },
    { account: 'difference', reason: 'not weighing', sign: -1 },
  ],
  closing: [{ account: 'stock', sign: 1 }],
}

/** Whether a figure is what lay there at one moment: the sum of everything before it, and not of a period. */
export function isStanding(figure: FlowFigure): boolean {
  return figure === 'opening' || figure === 'closing'
}

/** A figure of a flow, in grams; opening and closing are 0 where nothing can stand. */
export function figureIn(flow: Flow, figure: FlowFigure): number {
  switch (figure) {
    case 'opening':
      return flow.openingGrams ?? 0
    case 'in':
      return flow.inGrams + sum(Object.values(flow.addedGrams))
    case 'made':
      return flow.producedGrams
    case 'used':
      return flow.consumedGrams
    case 'moved':
      return flow.movedInGrams - flow.movedOutGrams
    case 'out':
      return flow.outGrams
    case 'lost':
      return sum(Object.values(flow.lostGrams))
    case 'difference':
      return flow.weighingDifferenceGrams - flow.processDifferenceGrams
    case 'closing':
      return flow.closingGrams ?? 0
    default:
      return figure satisfies never
  }
}

/** What is left over when the closing stock is explained by the other figures: 0 when they balance. */
export function leftOverOf(gramsOf: (figure: FlowFigure) => number): number {
  const came = gramsOf('opening') + gramsOf('in') + gramsOf('moved') + gramsOf('difference')
  return gramsOf('closing') - (came - gramsOf('out') - gramsOf('lost'))
}
