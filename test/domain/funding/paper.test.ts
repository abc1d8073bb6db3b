import { describe, expect, it } from 'vitest'
import { financialYearOf } from '../../../domain/funding/financial-year.ts'
import { type Grant, grantOf, isRatioKept, ratioHundredths } from '../../../domain/funding/grant.ts'
import { schemeCodes, schemeVersion, schemeVersions } from '../../../domain/funding/schemes.ts'
import { faultsInLine } from '../../../domain/funding/spend-line.ts'
import { daysAfter } from '../../../domain/local-day.ts'

const dollars = (amount: number) => amount * 100
const million = (amount: number) => dollars(amount * 1_000_000)

function granted(code: string, spendCents: number, budgetCents = spendCents): Grant {
  const version = schemeVersion(code)
  if (version === undefined) throw new RangeError(`Cannot find scheme "${code}"`)
  const { share, cap } = version
  return grantOf(spendCents, { share, capCents: cap?.cents ?? null, budgetCents })
}

const parts = ({ governmentCents, companyCents }: Grant) => [governmentCents, companyCents]

describe('the figures of the re-industrialisation paper', () => {
  it('pay one third of a line up to HK$15 million', () => {
    expect(parts(granted('rfs-2020', million(30)))).toEqual([million(10), million(20)])
    expect(parts(granted('rfs-2020', million(45)))).toEqual([million(15), million(30)])
    expect(parts(granted('rfs-2020', million(60)))).toEqual([million(15), million(45)])
    expect(granted('rfs-2020', million(60)).isCapped).toBe(true)
    expect(granted('rfs-2020', million(45)).isCapped).toBe(false)
    expect(granted('rfs-2020', dollars(45_000_003)).governmentCents).toBe(million(15))
  })

  it('keep one to two over all that was supported by July 2021', () => {
    const supported = { governmentCents: million(108), companyCents: million(241) }
    expect(ratioHundredths(supported)).toBe(223)
    expect(isRatioKept(supported, { government: 1, company: 2 })).toBe(true)
    expect(million(108) / 16).toBe(million(6.75))
  })

  it('pay two thirds of a course, and came to HK$8,574 a session', () => {
    expect(parts(granted('rttp-2018', dollars(9_000)))).toEqual([dollars(6_000), dollars(3_000)])
    expect(Math.round(million(46.9) / 5_470 / 100)).toBe(8_574)
  })
})

describe('a grant', () => {
  it('is rounded down to whole cents, so that the company never pays less than its part', () => {
    expect(parts(granted('rfs-2020', 100))).toEqual([33, 67])
    expect(parts(granted('rttp-2018', 100))).toEqual([66, 34])
    for (const { code, share } of schemeVersions) {
      for (let cents = 0; cents < 50; cents += 1) {
        const grant = granted(code, cents)
        expect(isRatioKept(grant, share)).toBe(true)
        expect(grant.governmentCents + grant.companyCents).toBe(cents)
      }
    }
  })

  it('shares nothing that was spent beyond the approved cost', () => {
    expect(parts(granted('rfs-2020', million(36), million(30)))).toEqual([million(10), million(26)])
  })

  it('is told apart from one cent more to the company', () => {
    const share = { government: 1, company: 2 }
    expect(isRatioKept({ governmentCents: 10, companyCents: 20 }, share)).toBe(true)
    expect(isRatioKept({ governmentCents: 10, companyCents: 19 }, share)).toBe(false)
    expect(ratioHundredths({ governmentCents: 0, companyCents: 5 })).toBeUndefined()
  })
})

describe('schemes', () => {
  it('have one version a day, each with its sources', () => {
    for (const scheme of schemeCodes) {
      const own = schemeVersions.filter((one) => one.scheme === scheme)
      own.slice(1).forEach(({ from }, at) => {
        expect(own[at]?.until).toBe(daysAfter(from, -1))
      })
      expect(own.at(-1)?.until).toBeNull()
    }
    expect(new Set(schemeVersions.map(({ code }) => code)).size).toBe(schemeVersions.length)
  })

  it('say of each figure whether it was read, and in what', () => {
    for (const { sources } of schemeVersions) {
      for (const { text } of Object.values(sources)) expect(text.length).toBeGreaterThan(20)
    }
    const days = schemeVersions.map(({ code, sources }) => [code, sources.days.basis])
    expect(Object.fromEntries(days)).toEqual({
      'itf-2015': 'remembered',
      'crs-2016': 'read',
      'rttp-2018': 'secondary',
      'rfs-2020': 'secondary',
      'rttp-2023': 'secondary',
      'rfs-2024': 'secondary',
    })
  })

  it('each keep a line out of all others, as the one key of lines does', () => {
    for (const { scheme, excludes } of schemeVersions) {
      expect([...excludes, scheme].toSorted()).toEqual([...schemeCodes].toSorted())
    }
  })

  it('count financial years from April', () => {
    expect(financialYearOf('2026-03-31')).toBe(2025)
    expect(financialYearOf('2026-04-01')).toBe(2026)
  })
})

describe('a line of spend', () => {
  const days = { starts: '2026-01-01', ends: '2026-12-31', today: '2026-11-28' }
  const asset = { name: 'Robot', serial: 'R-1' }
  const says = (line: Parameters<typeof faultsInLine>[0]) =>
    faultsInLine(line, days).map((fault) => fault.says)

  it('is tied to an event, an asset or a course', () => {
    expect(says({ day: '2026-03-01', events: [] })).toEqual(['spend_tied_to_nothing'])
    expect(says({ day: '2026-03-01', events: [], asset })).toEqual([])
    expect(says({ day: '2026-03-01', events: [], course: 'one' })).toEqual([])
    expect(says({ day: '2026-03-01', events: ['one'] })).toEqual([])
  })

  it('is of a day of its project, and of none to come', () => {
    expect(says({ day: '2025-12-31', events: [], asset })).toEqual(['spend_outside_project'])
    expect(says({ day: '2026-01-01', events: [], asset })).toEqual([])
    expect(says({ day: '2026-11-28', events: [], asset })).toEqual([])
    expect(says({ day: '2026-11-29', events: [] })).toEqual([
      'spend_ahead',
      'spend_tied_to_nothing',
    ])
  })
})
