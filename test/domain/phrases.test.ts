import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { phrases } from '../../domain/phrases.ts'
import { faultOf } from '../../domain/refusal.ts'
import { languages, type Words } from '../../domain/words.ts'

const all: readonly (readonly [string, Words])[] = Object.entries(phrases)
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

describe('phrases of faults', () => {
  it('name the same values in every language', () => {
    const unlike = all.filter(([, phrase]) => {
      const named = languages.map((language) => placesIn(phrase[language]).join())
      return new Set(named).size > 1
    })
    expect(unlike.map(([name]) => name)).toEqual([])
  })

  it('put no Latin stop, colon or comma behind a Chinese letter', () => {
    const wrong = all.filter(([, phrase]) =>
      /\p{Script=Han}[.,:;()]/u.test(phrase['zh-Hant'] + phrase['zh-Hans']),
    )
    expect(wrong.map(([name]) => name)).toEqual([])
  })

  it('are Chinese where they are shown to Chinese readers, and other words in English', () => {
    const parts = all.filter(
      ([name]) =>
        !/^(right_|count_|bounds_|unit_|cell_right|file_right|link_element_wrong)/.test(name),
    )
    const copied = parts.filter(
      ([, phrase]) =>
        !/\p{Script=Han}/u.test(phrase['zh-Hant']) || !/\p{Script=Han}/u.test(phrase['zh-Hans']),
    )
    expect(copied.map(([name]) => name)).toEqual([])
    const english = all.filter(([, phrase]) =>
      ['zh-Hant', 'zh-Hans'].some((language) =>
        /(?:\b[A-Za-z]{2,} ){4,}/.test(
          phrase[language as 'zh-Hant'].replaceAll(/[「“][^」”]*[」”]/g, ''),
        ),
      ),
    )
    expect(english.map(([name]) => name)).toEqual([])
  })

  it('have each one place', () => {
    const files = execFileSync('git', ['ls-files', 'domain/phrases'], { encoding: 'utf8' })
    // What values are called stands in `terms.ts`, by their own lists.
    const texts = files.split('\n').filter((file) => /\w\.ts$/.test(file) && !/terms/.test(file))
    const named = texts.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): words\(/gm)].map(([, name]) => name),
    )
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([])
    expect(named).toHaveLength(all.length)
  })

  const tracked = execFileSync('git', ['ls-files', 'domain', 'workflows', 'api', 'web'], {
    encoding: 'utf8',
  })
  const sources = tracked
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.startsWith('domain/phrases/'))
    .map((file) => readFileSync(file, 'utf8'))

  it('are each used by a rule', () => {
    const code = sources.join('\n')
    const unused = all.filter(([name]) => !code.includes(`'${name}'`))
    expect(unused.map(([name]) => name)).toEqual([])
  })

  it('name only values that the files give which use them', () => {
    const lacking = all.flatMap(([name, phrase]) => {
      const using = sources.filter((text) => text.includes(`'${name}'`)).join('\n')
      const places = placesIn(phrase.en).map((place) => place.slice(1, -1))
      const missing = places.filter((place) => !new RegExp(`\\b${place}\\b`).test(using))
      return missing.map((place) => `${name}: ${place}`)
    })
    expect(lacking).toEqual([])
  })

  it('make the English message of a fault, which carries its rule and values too', () => {
    expect(faultOf('/x', 'answer_timed_out')).toEqual({
      pointer: '/x',
      message: 'Timed out: narrow the query or try again later',
      says: 'answer_timed_out',
      values: {},
    })
  })
})
