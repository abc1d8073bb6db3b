import { expect, it } from 'vitest'
import {
  labelsAtOnce,
  labelsOfNewText,
  labelsPath,
  mostLabels,
} from '../../../web/pages/workplace/labels/labels-page.ts'

const codes = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${'批'.repeat(length)}${index}`)

it('leads to labels of as many new batches as an address holds, and says that it is a part', () => {
  const few = codes(12, 0)
  expect([labelsAtOnce(few), labelsOfNewText(few, 'en')]).toEqual([12, 'Labels for what was made'])
  for (const many of [codes(900, 0), codes(900, 20)]) {
    const n = labelsAtOnce(many)
    const path = labelsPath(many)
    expect(path.length).toBeLessThan(8_000)
    expect(new URLSearchParams(path.split('?')[1]).getAll('batch')).toEqual(many.slice(0, n))
    expect(labelsOfNewText(many, 'zh-Hant')).toContain(`900 個中的首 ${n} 個`)
  }
  expect(labelsAtOnce(codes(900, 0))).toBe(mostLabels)
})
