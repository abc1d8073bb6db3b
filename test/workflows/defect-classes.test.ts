import { expect, it } from 'vitest'
import { classesOf, isGoodIn, newestClasses } from '../../domain/optical-check/defect-classes.ts'
import { languages } from '../../domain/words.ts'
import { loadStreams } from '../../workflows/load-streams.ts'

const lists = [...(await loadStreams()).values()].flatMap(({ defectClasses = [] }) => defectClasses)

it('gives a code one meaning in all streams and versions, in three languages', () => {
  const meanings = new Map<string, string>()
  for (const [name, { label }] of lists.flatMap(({ classes }) => Object.entries(classes))) {
    expect(languages.filter((language) => label[language].trim() === '')).toEqual([])
    const meaning = JSON.stringify(label)
    expect([name, meanings.get(name) ?? meaning]).toEqual([name, meaning])
    meanings.set(name, meaning)
  }
  expect(meanings.size).toBeGreaterThan(15)
})

it('has one class for what is good, and calls bad what no list knows', () => {
  for (const list of lists) {
    expect(Object.keys(list.classes).filter((name) => isGoodIn(list, name))).toEqual(['sound'])
    expect([isGoodIn(list, 'moth'), isGoodIn(list, 'constructor')]).toEqual([false, false])
  }
})

it('finds a list by its version, and the newest', () => {
  const [first] = lists
  if (first === undefined) throw new RangeError('There are no classes')
  const second = { ...first, version: 2 }
  expect(newestClasses([second, first])).toBe(second)
  expect(newestClasses([])).toBeUndefined()
  expect(classesOf([first, second], 1)).toBe(first)
  expect(classesOf([first, second], 3)).toBeUndefined()
})
