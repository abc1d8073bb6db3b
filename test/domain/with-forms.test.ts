import { expect, it } from 'vitest'
import { sentence } from '../../domain/phrases.ts'
import { withForms } from '../../domain/with-forms.ts'
import { words } from '../../domain/words.ts'
import { filled } from '../../web/pages/record/format.ts'

it.each([
  [0, '0 lines are open'],
  [1, '1 line is open'],
  ['1', '1 line is open'],
  [2, '2 lines are open'],
  ['1,001', '1,001 lines are open'],
  ['−1', '−1 lines are open'],
])('says %s of a thing as English does', (n, said) => {
  const phrase = words('{n} {n|line is|lines are} open', '{n} 項', '{n} 项')
  expect(filled(phrase, 'en', { n })).toBe(said)
  expect(filled(phrase, 'zh-Hant', { n })).toBe(`${n} 項`)
})

it('says it in sentences of faults too, and leaves a stroke that is none of its own', () => {
  expect(sentence('check_batches', { count: 1 }, 'en')).toBe('1 batch')
  expect(sentence('check_batches', { count: 12 }, 'en')).toBe('12 batches')
  expect(withForms('a|b {x} {y|z}', { x: 1 })).toBe('a|b {x} {y|z}')
})
