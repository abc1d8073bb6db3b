import { describe, expect, it } from 'vitest'
import { words } from '../../../domain/words.ts'
import { exactText, massText } from '../../../web/pages/workplace/oversight/mass-text.ts'
import { matrixOf, matrixTable } from '../../../web/pages/workplace/oversight/matrix.ts'
import { passedTable } from '../../../web/pages/workplace/oversight/passed-table.ts'
import { seriesSvg, seriesTable } from '../../../web/pages/workplace/oversight/series.ts'
import type { Passed } from '../../../web/pages/workplace/oversight/without-cycles.ts'

const flow = (from: string, to: string, grams: number, tone: Passed['tone'] = 1): Passed => ({
  from,
  to,
  grams,
  tone,
})

describe('amounts as people read them', () => {
  it.each([
    [0, '0 g'],
    [999, '999 g'],
    [1_000, '1.0 kg'],
    [412_500, '412.5 kg'],
    [999_949, '999.9 kg'],
    [999_950, '1.00 t'],
    [12_431_207, '12.43 t'],
    [-1_514_887, '\u22121.51 t'],
    [-3, '\u22123 g'],
  ])('%d g is said as %s', (grams, said) => {
    expect(massText(grams, 'en')).toBe(said.replace(' ', '\u00a0'))
  })

  it('are there to the gram too, and never broken from their unit', () => {
    expect(exactText(-12_431_207, 'zh-Hant')).toBe('\u221212,431,207\u00a0g')
  })
})

describe('who passed what to whom, as a matrix', () => {
  it('adds streams of a pair, keeps both directions apart and sums up at both edges', () => {
    const flows = [
      flow('A', 'B', 700),
      flow('A', 'B', 300, 2),
      flow('B', 'A', 250),
      flow('A', 'A', 0),
    ]
    const { senders, receivers, cell } = matrixOf(flows)
    expect([senders, receivers]).toEqual([
      ['A', 'B'],
      ['B', 'A'],
    ])
    expect(cell('A', 'B')).toEqual({ grams: 1_000, shade: 5 })
    expect(cell('B', 'A')).toEqual({ grams: 250, shade: 2 })
    expect(cell('A', 'A')).toBeUndefined()
    expect(String(matrixTable(flows, 'en'))).toContain(
      '<td class="num">1.3\u00a0kg</td></tr></tfoot>',
    )
  })

  it('keeps sixty partners to rows that fit, the others last, and the table beside it whole', () => {
    const flows = Array.from({ length: 60 }, (_, at) => flow(`P${at}`, 'Harbour', 61 - at))
    const { senders } = matrixOf(flows)
    expect(senders).toHaveLength(16)
    expect(senders.at(-1)).toContain('senders')
    const table = String(
      passedTable(
        flows.map((one) => ({ ...one, lines: 1 })),
        'en',
      ),
    )
    expect([...table.matchAll(/<tr>/g)]).toHaveLength(62)
    expect(table).toContain('<td class="num">60</td><td class="num">1.890</td></tr></tfoot>')
  })
})

describe('amounts over months', () => {
  const labels = [words('In', '轉入', '转入'), words('Out', '轉出', '转出')]
  const months = [
    { month: '2026-09', grams: [0, 0], hrefs: [undefined, undefined] },
    { month: '2026-10', grams: [2_000_000, 500_000], hrefs: ['/in?a&b', undefined] },
  ]

  it('draws bars to one scale that begins at zero, each leading to its list', () => {
    const drawn = seriesSvg({ labels, months }, 'wide', 'en')
    const heights = [...drawn.matchAll(/<rect class="f\d" [^>]*height="([\d.]+)"/g)].map(
      ([, height]) => Number(height),
    )
    expect(heights.slice(0, 2)).toEqual([0, 0])
    expect((heights[2] ?? 0) / (heights[3] ?? 1)).toBeCloseTo(4, 1)
    expect(drawn).toContain('<a href="/in?a&amp;b" tabindex="-1">')
    expect(drawn).toContain('<title>October 2026 · In: 2.00\u00a0t</title>')
  })

  it('draws nothing for nothing, and tells each month to the gram beside the picture', () => {
    expect(seriesSvg({ labels, months: months.slice(0, 1) }, 'wide', 'en')).toBe('')
    const heads = { month: words('Month', '月份', '月份'), kilograms: words('kg', 'kg', 'kg') }
    const table = String(seriesTable({ labels, months }, heads, 'zh-Hans'))
    expect(table).toContain('2026 年 10 月')
    expect(table).toContain('<a href="/in?a&amp;b">2,000.000</a>')
  })
})
