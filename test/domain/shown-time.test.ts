import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../domain/local-day.ts'
import { dayText } from '../../domain/local-moment.ts'
import { type FaultName, phrases, sentence } from '../../domain/phrases.ts'
import { faultOf } from '../../domain/refusal.ts'
import { saidIn } from '../../domain/said-in.ts'
import { shownIn, timesIn } from '../../domain/shown-names.ts'
import { dayPlaces } from '../../domain/shown-time.ts'
import { languages } from '../../domain/words.ts'

/** Every place of every phrase: its name, and whether it stands in quotation marks of its own. */
const places = (Object.keys(phrases) as FaultName[]).flatMap((says) =>
  [...phrases[says].en.matchAll(/(["“]?)\{(\w+)\}/g)].map(([, mark, place = '']) => ({
    says,
    place,
    isQuoted: mark !== '',
  })),
)

describe('a day in a sentence for people', () => {
  it('is written by the locale, in a sentence and in one within it', () => {
    const permit = { permit: 'EP-2026-11-28', from: '2026-11-01', until: '2026-11-28' }
    const fault = faultOf('/permit', 'hand_over_permit_not_valid', { ...permit, day: '2026-12-01' })
    expect(saidIn(fault, {})).toEqual({
      en: 'Permit “EP-2026-11-28” is valid from 1 Nov 2026 to 28 Nov 2026, not on 1 Dec 2026',
      'zh-Hant':
        '許可證「EP-2026-11-28」有效期為 2026年11月1日 至 2026年11月28日，不包括 2026年12月1日',
      'zh-Hans':
        '许可证“EP-2026-11-28”有效期为 2026年11月1日 至 2026年11月28日，不包括 2026年12月1日',
    })
    // A program is told in English what it has to send, and so is whoever reads the API.
    expect(fault.message).toContain('from 2026-11-01 to 2026-11-28, not on 2026-12-01')
    const right = { says: 'right_day_from', values: { day: '2026-11-28' } } as const
    const inside = faultOf('/facts/shipDate', 'field_missing', { field: 'shipDate', right })
    expect(saidIn(inside, {}).en).toContain('28 Nov 2026 or a later day')
    expect(saidIn(inside, {})['zh-Hant']).toContain('2026年11月28日 或之後的日期')
  })

  it('stands so in every phrase that names one, and nowhere in English for programs', () => {
    const days = places.filter(({ place, isQuoted }) => dayPlaces.has(place) && !isQuoted)
    expect(days.length).toBeGreaterThan(40)
    for (const { says, place } of days) {
      const values = { [place]: '2026-11-28' }
      expect(sentence(says, values, 'en')).toContain('2026-11-28')
      for (const language of languages) {
        for (const shown of [shownIn(language, {}), timesIn(language)]) {
          const said = sentence(says, values, language, shown)
          expect(said).toContain(dayText('2026-11-28', language))
          expect(said).not.toContain('2026-11-28')
        }
      }
    }
  })

  it('is kept to the letter where somebody wrote it, or has to write it, as a code may look', () => {
    const others = places.filter(({ place, isQuoted }) => !dayPlaces.has(place) || isQuoted)
    expect(others.length).toBeGreaterThan(400)
    for (const { says, place } of others) {
      const said = sentence(says, { [place]: '2026-11-28' }, 'en', shownIn('en', {}))
      expect(said).toContain('2026-11-28')
    }
    const time = faultOf('', 'key_time_unreadable', { time: '2026-11-28', example: '2026-11-30' })
    expect(saidIn(time, {}).en).toMatch(/"2026-11-28".*2026-11-30/)
  })

  it('is kept to the letter in quotation marks also where it is an instant, in every language', () => {
    const instant = '2026-11-28T16:00:00Z'
    for (const language of languages) {
      const all = (Object.keys(phrases) as FaultName[]).flatMap((says) =>
        [...phrases[says][language].matchAll(/["“「]\{(\w+)\}["”」]/g)].map(([, place = '']) => {
          const values = { [place]: instant }
          return [shownIn(language, {}), timesIn(language)].map((shown) =>
            sentence(says, values, language, shown).includes(instant) ? '' : `${says} ${place}`,
          )
        }),
      )
      expect(all.length).toBeGreaterThan(400)
      expect(all.flat().filter((one) => one !== '')).toEqual([])
    }
    // A page makes the instant out of a day: nobody wrote it, and so it has no quotation marks.
    const fault = faultOf('/expires', 'station_key_ended_before', { time: instant })
    expect(saidIn(fault, { timeZone: 'Asia/Hong_Kong' }).en).toContain('end at 29 Nov 2026, 00:00:')
  })

  it.each([
    'LOT-2026-11-28',
    '2026-11-28.csv',
    '2026-13-01',
    '2026-02-30',
    '2026-11-28/2026-12-01',
    '2026-11-28 2026-12-01',
    ' 2026-11-28',
    '2026-11-28\n',
    '0000-01-01',
    '12026-11-28',
  ])('is none that only looks like one: %j', (text) => {
    for (const language of languages)
      for (const place of dayPlaces)
        expect(shownIn(language, {})(text, place, 'date_over')).toBe(text)
  })

  it('is another text for every day, and never a fault, whatever is told', () => {
    const day = fc
      .integer({ min: 0, max: 400 * 366 })
      .map((after) => daysAfter('1900-01-01', after))
    const nearly = fc.stringMatching(/^-?\d{1,5}-\d{1,3}-\d{1,3}(T\d\d:\d\d(:\d\d)?Z?)?$/)
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), nearly, day),
        fc.constantFrom(...dayPlaces, 'batch', 'time', 'given'),
        fc.boolean(),
        (text, place, isQuoted) => {
          for (const language of languages) {
            const said = shownIn(language, {})(text, place, 'date_over', isQuoted)
            expect(timesIn(language)(text, place, 'date_over', isQuoted)).toBe(said)
            if (said === text) continue
            // Whatever was changed says the same day, in Chinese by its numbers.
            const [year, month, dayOf] = text.slice(0, 10).split('-').map(Number)
            const isChinese = said.startsWith(`${year}年${month}月${dayOf}日`)
            expect(isChinese || said.startsWith(`${dayOf} `)).toBe(true)
            expect(said).toContain(String(year))
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
