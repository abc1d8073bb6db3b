import { sankey, sankeyLinkHorizontal } from 'd3-sankey'
import { type Passed, withoutCycles } from './without-cycles.ts'

export interface PlacedParty {
  readonly name: string
  /** Whether it stands for a party further left, to whom something went back. */
  readonly isReturn: boolean
  /** Whether it stands at the left edge, at the right edge or between. */
  readonly side: 'left' | 'right' | 'between'
  readonly grams: number
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

export interface PlacedFlow extends Passed {
  /** Middle line of the band, as the `d` of a path. */
  readonly path: string
  /** Of the band; in proportion to the grams, whole picture alike. */
  readonly width: number
  /** Whether it leads back to somebody further left. */
  readonly isReturn: boolean
}

export interface SankeyLayout {
  readonly height: number
  readonly parties: readonly PlacedParty[]
  readonly flows: readonly PlacedFlow[]
}

export interface SankeyPage {
  readonly width: number
  /** Room for words at either edge. */
  readonly margin: number
  /** Room for the words of a party, from one bar to the next. */
  readonly apart: number
  /** Height of the bars of one column together, when it is the fullest. */
  readonly tallest: number
}

interface Node {
  readonly id: string
  readonly name: string
  readonly isReturn: boolean
}

const bar = 8
const rounds = 24

/**
 * Places parties and flows from left to right, by d3-sankey, which cannot draw a circle: whatever leads back ends at a further bar of the same name. A
 * picture with many parties is taller, so that there is room for every name. Nothing flows: nothing is placed.
 */
export function layoutSankey(
  passed: readonly Passed[],
  { width, margin, apart, tallest }: SankeyPage,
): SankeyLayout {
  const { onward, back } = withoutCycles(passed)
  if (onward.length + back.length === 0) return { height: 0, parties: [], flows: [] }
  const ends = [...onward, ...back]
  const plain = new Set([
    ...onward.flatMap(({ from, to }) => [from, to]),
    ...back.map(({ from }) => from),
  ])
  const returns = new Set(back.map(({ to }) => to))
  const nodes = [
    ...[...plain].map((name): Node => ({ id: `+${name}`, name, isReturn: false })),
    ...[...returns].map((name): Node => ({ id: `-${name}`, name, isReturn: true })),
  ]
  const links = ends.map((flow, at) => {
    const isReturn = at >= onward.length
    return {
      flow,
      isReturn,
      source: `+${flow.from}`,
      target: `${isReturn ? '-' : '+'}${flow.to}`,
      value: flow.grams,
    }
  })
  const place = (height: number) =>
    sankey<Node, (typeof links)[number]>()
      .nodeId(({ id }) => id)
      .nodeWidth(bar)
      .nodePadding(apart)
      .iterations(rounds)
      .extent([
        [margin, apart / 2],
        [width - margin, height - apart / 2],
      ])({
      nodes: nodes.map((node) => ({ ...node })),
      links: links.map((link) => ({ ...link })),
    })
  const columns = Map.groupBy(place(tallest).nodes, ({ x0 }) => x0)
  const fullest = Math.max(...[...columns.values()].map((column) => column.length))
  const height = tallest + fullest * apart
  const placed = place(height)
  const [first, last] = [Math.min, Math.max].map((end) => end(...columns.keys().map((x = 0) => x)))
  const pathOf = sankeyLinkHorizontal<Node, (typeof links)[number]>()
  return {
    height,
    parties: placed.nodes.map(({ name, isReturn, value = 0, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({
      name,
      isReturn,
      side: x0 === first ? 'left' : x0 === last ? 'right' : 'between',
      grams: value,
      x0,
      x1,
      y0,
      y1,
    })),
    flows: placed.links.map(({ width: thick = 0, flow, isReturn, ...link }) => ({
      ...flow,
      path: pathOf({ width: thick, flow, isReturn, ...link }) ?? '',
      width: thick,
      isReturn,
    })),
  }
}
