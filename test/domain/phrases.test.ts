import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { phrases } from '../../domain/phrases.ts'
import { faultOf } from '../../domain/refusal.ts'
import { type Language, languages, type Words } from '../../domain/words.ts'
import { saidIn, scriptOf } from '../harness/said.ts'

const all: readonly (readonly [string, Words])[] = Object.entries(phrases)
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

const tracked = execFileSync('git', ['ls-files', 'domain', 'workflows', 'api', 'web'], {
  encoding: 'utf8',
})
const texts = tracked.split('\n').filter((file) => file.endsWith('.ts'))

describe('whatever is said to people', () => {
  const said = texts.flatMap((file) => saidIn(file, readFileSync(file, 'utf8')))
  const wrongIn = (language: Chinese, pattern: RegExp) =>
    said.filter((one) => pattern.test(plain(one[language]))).map(({ at }) => `${at} ${language}`)

  it('is found, all of it', () => {
    const calls = texts
      .filter((file) => file !== 'domain/words.ts')
      .flatMap((file) => readFileSync(file, 'utf8').match(/\bwords\(\s*['"`]/g) ?? [])
    expect(calls.length).toBeGreaterThan(2_000)
    expect(said).toHaveLength(calls.length)
  })

  it.each(['zh-Hant', 'zh-Hans'] as const)('is written in the characters of %s', (language) => {
    const known = scriptOf(language)
    const strange = said.flatMap(({ at, [language]: text }) =>
      [...text]
        .filter((mark) => /\p{Script=Han}/u.test(mark) && !known.has(mark))
        .map((mark) => `${at} ${mark}`),
    )
    expect(strange).toEqual([])
    expect(known.has(language === 'zh-Hant' ? '记' : '記')).toBe(false)
  })

  it.each([
    [
      'half-width marks beside a character',
      /\p{Script=Han} ?[.,:;!?()]|[.,:;!?()] ?\p{Script=Han}/u,
    ],
    ['names of the code', /\b[a-z]+_[a-z]|\b[a-z]{2,}[A-Z]/],
    ['raw times', /\d{4}-\d\d-\d\d/],
    ['a space before per cent', /[\d}] %/],
  ])('has no %s in Chinese', (_, pattern) => {
    expect([...wrongIn('zh-Hant', pattern), ...wrongIn('zh-Hans', pattern)]).toEqual([])
  })

  it('keeps to the words of the glossary', () => {
    const traditional =
      /您|質量(?!平衡)|過磅|交接|摘要(?!有效)|金鑰|簽章|主管機關|限期|塵埃|登錄|最後使用|[“”后余]/
    const simplified =
      /你|质量(?!平衡)|过磅|交接|摘要|密匙|主管机关|限期|尘埃|声称|登入|最后使用|[「」]/
    expect(wrongIn('zh-Hant', traditional)).toEqual([])
    expect(wrongIn('zh-Hans', simplified)).toEqual([])
  })

  it('is plain English of the present day', () => {
    const quaint =
      /\bstands? at\b|\blive key|\btaken back, |\bfaults? of ours\b|\bnothing here\b|\bto the letter\b/i
    expect(said.filter(({ en }) => quaint.test(en)).map(({ at, en }) => `${at} ${en}`)).toEqual([])
  })
})

type Chinese = Exclude<Language, 'en'>

/** A text without what is written as it is everywhere: places, articles of a law, a list of marks. */
function plain(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '{}').replaceAll(/(?:第|及) \d*\(\d+\)|!"%\S+/g, '')
}

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

  const sources = texts
    .filter((file) => !file.startsWith('domain/phrases/'))
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
