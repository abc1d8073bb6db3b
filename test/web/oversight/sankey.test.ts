import { describe, expect, it } from 'vitest'
import { sumOf } from '../../../domain/sum.ts'
import {
  fewerParties,
  otherReceivers,
  otherSenders,
} from '../../../web/pages/workplace/oversight/fewer-parties.ts'
import { sankeySvg } from '../../../web/pages/workplace/oversight/sankey.ts'
import { layoutSankey } from '../../../web/pages/workplace/oversight/sankey-layout.ts'
import {
  type Passed,
  withoutCycles,
} from '../../../web/pages/workplace/oversight/without-cycles.ts'

const page = { width: 760, margin: 170, apart: 42, tallest: 240 }
const flow = (from: string, to: string, grams: number): Passed => ({ from, to, grams, tone: 1 })
const grams = ({ grams: own }: Passed) => own

/** Sixty partners, one of which passes nearly everything. */
const sixty = Array.from({ length: 60 }, (_, at) =>
  flow(`Workshop ${at}`, 'Harbour', at === 0 ? 900_000_000 : 1_000 + at),
)

describe('who passed what to whom, as a picture', () => {
  it('breaks a circle at its lightest flow and ends that one at a further bar of the same name', () => {
    const circle = [flow('A', 'B', 900), flow('B', 'C', 800), flow('C', 'A', 100)]
    expect(withoutCycles(circle).back).toEqual([flow('C', 'A', 100)])
    const { parties, flows } = layoutSankey(circle, page)
    expect(parties.filter(({ name }) => name === 'A').map(({ isReturn }) => isReturn)).toEqual([
      false,
      true,
    ])
    expect(flows.filter(({ isReturn }) => isReturn).map(grams)).toEqual([100])
    const drawn = sankeySvg(circle, 'wide', 'en')
    expect(drawn).toContain('class="band t1 return"')
    expect(drawn).toContain('↩ A')
  })

  it('draws what somebody passed to themselves, two who passed to each other, and a picture of nothing but circles', () => {
    const drawn = sankeySvg([flow('A', 'A', 5), flow('A', 'B', 7), flow('B', 'A', 7)], 'wide', 'en')
    expect([...drawn.matchAll(/<path class="band/g)]).toHaveLength(3)
    expect(sankeySvg([flow('A', 'A', 5)], 'narrow', 'en')).toContain('↩ A')
  })

  it('makes every band as wide as its grams', () => {
    const flows = layoutSankey([flow('A', 'B', 300), flow('A', 'C', 100), flow('C', 'D', 50)], page)
    const [one = 0, ...others] = flows.flows.map(({ width, grams: own }) => width / own)
    expect(one).toBeGreaterThan(0)
    for (const other of others) expect(other).toBeCloseTo(one, 9)
  })

  it('leaves out what is zero and draws nothing where nothing was passed', () => {
    expect(sankeySvg([], 'wide', 'en')).toBe('')
    expect(sankeySvg([flow('A', 'B', 0)], 'wide', 'en')).toBe('')
    expect(sankeySvg([flow('A', 'B', 0), flow('C', 'D', 1)], 'wide', 'en')).not.toContain('>A<')
  })

  it('keeps every gram of sixty partners, one of them a giant, with room for each name that is shown', () => {
    const fewer = fewerParties(sixty, 16)
    expect(sumOf(fewer, grams)).toBe(sumOf(sixty, grams))
    expect(new Set(fewer.flatMap(({ from, to }) => [from, to])).size).toBe(17)
    const { parties } = layoutSankey(fewer, page)
    const left = parties.filter(({ side }) => side === 'left').sort((a, b) => a.y0 - b.y0)
    expect(left).toHaveLength(16)
    left.reduce((above, one) => {
      expect(one.y0 - above.y1).toBeGreaterThan(page.apart - 0.001)
      return one
    })
    expect(sankeySvg(sixty, 'wide', 'zh-Hant')).toContain('其他移交方')
    // What two of the others passed to each other is a flow of its own, and no circle.
    const among = fewerParties([...sixty, flow('Workshop 1', 'Workshop 2', 2)], 4)
    expect(among.some(({ from, to }) => from === otherSenders && to === otherReceivers)).toBe(true)
  })

  it('is the same in whatever order the flows come', () => {
    const flows = [flow('A', 'B', 5), flow('B', 'C', 5), flow('C', 'A', 5), flow('B', 'A', 2)]
    expect(sankeySvg(flows.toReversed(), 'wide', 'en')).toBe(sankeySvg(flows, 'wide', 'en'))
  })

  it('breaks long Chinese names, and lets no name become a tag', () => {
    const long = '香港國際退役電動車電池及廢舊紡織品綜合回收處理有限公司'
    const drawn = sankeySvg([flow(long, '<b>B</b>', 1_000)], 'wide', 'zh-Hant')
    expect(drawn).toContain('…</text>')
    expect(drawn).toContain(`<title>${long} → &lt;b&gt;`)
    expect(drawn).not.toContain('<b>')
  })

  it('leads each band to its movements', () => {
    const drawn = sankeySvg([{ ...flow('A', 'B', 1), href: '/work/x?a=1&b=2' }], 'wide', 'en')
    expect(drawn).toContain('<a href="/work/x?a=1&amp;b=2" tabindex="-1"><path')
  })
})
