import { expect, it } from 'vitest'
import { goesBy, isCalled, nameIn, tagOfName, toldOrganisation } from '../../domain/local-names.ts'

const harbour = { name: 'Harbour', names: { 'zh-Hant': '海港電池', 'zh-Hans': '海港电池' } }

it('calls something by its name in the language of the reader, and by the given one where it has none, never by a third', () => {
  const said = (['en', 'zh-Hant', 'zh-Hans'] as const).map((language) => nameIn(harbour, language))
  expect(said).toEqual(['Harbour', '海港電池', '海港电池'])
  expect(nameIn({ name: '海港', names: { 'zh-Hant': '海港電池' } }, 'zh-Hans')).toBe('海港')
  expect(nameIn({ name: '海港', names: { en: 'Harbour' } }, 'zh-Hant')).toBe('海港')
  expect(nameIn({ name: '海港' }, 'en')).toBe('海港')
})

it('finds something by a part of any of its names, and takes it for meant by the whole of one', () => {
  for (const text of ['harb', 'HARBOUR', '港電', '海港电池'])
    expect(isCalled(harbour, text)).toBe(true)
  expect(isCalled(harbour, '電地')).toBe(false)
  expect([goesBy(harbour, 'hArBoUr'), goesBy(harbour, '海港电池')]).toEqual([true, true])
  expect([goesBy(harbour, 'Harb'), goesBy(harbour, '海港')]).toEqual([false, false])
})

it('tells of names only where there are some', () => {
  expect(toldOrganisation({ slug: 'a', name: 'A', names: {} })).toEqual({ slug: 'a', name: 'A' })
  expect(toldOrganisation({ slug: 'h', ...harbour })).toEqual({ slug: 'h', ...harbour })
  expect(toldOrganisation(undefined)).toEqual({ slug: '', name: '' })
})

it.each([
  ['Harbour', 'en', undefined],
  ['海港', 'en', 'zh'],
  ['海港 Ltd', 'en', 'zh'],
  ['海港 Ltd', 'zh-Hant', undefined],
  ['Harbour', 'zh-Hans', 'und-Latn'],
  ['36', 'zh-Hans', undefined],
] as const)('marks %s on a page in %s as %s', (name, language, tag) => {
  expect(tagOfName(name, language)).toBe(tag)
})
