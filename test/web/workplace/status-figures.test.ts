import { expect, it } from 'vitest'
import { figureText } from '../../../web/pages/workplace/administration/figure-text.ts'

it.each([
  [1_204_077, 'count', '1,204,077'],
  [0, 'seconds', '0 secs'],
  [0.0629, 'seconds', '63 ms'],
  [-0.03, 'seconds', '-30 ms'],
  [1, 'seconds', '1 sec'],
  [119, 'seconds', '119 secs'],
  [120, 'seconds', '2 mins'],
  [5_400, 'seconds', '90 mins'],
  [12_600, 'seconds', '3.5 hrs'],
  [864_000, 'seconds', '10 days'],
  [0, 'bytes', '0 kB'],
  [376_000_000, 'bytes', '376 MB'],
  [80_912_345_678, 'bytes', '80.9 GB'],
] as const)('says %d %s as %s', (value, unit, text) => {
  expect(figureText(value, unit, 'en')).toBe(text)
})

it('says the units of Chinese in Chinese', () => {
  expect(figureText(300, 'seconds', 'zh-Hant')).toMatch(/^5 ?分鐘$/)
  expect(figureText(300, 'seconds', 'zh-Hans')).toMatch(/^5 ?分钟$/)
})
