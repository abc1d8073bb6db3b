import { describe, expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { namedBooks, originFactsOf } from '../../../api/oversight/flow/flow-names.ts'
import { makeFlowReport } from '../../../api/oversight/flow/make-flow-report.ts'
import { readMovements } from '../../../api/store/oversight/movements.ts'
import type { AskedPostings } from '../../../api/store/oversight/posting-conditions.ts'
import { sumPostingsBySums } from '../../../api/store/oversight/posting-sums.ts'
import {
  type PostingPlace,
  pagePostings,
  type StoredPosting,
  sumPostings,
  sumPostingsByLines,
} from '../../../api/store/oversight/postings.ts'
import { readFlow } from '../../../api/store/oversight/read-flow.ts'
import { figureIn, flowFigures, leftOverOf } from '../../../domain/flow-figure.ts'
import { outsidePartner } from '../../../domain/flow-report.ts'
import { sumOf } from '../../../domain/sum.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { cellsByHand, readLines, summedCells } from './flow/ledger-lines.ts'

const now = new Date('2026-11-28T10:00:00Z')
const period = { from: '2026-10-01', to: '2026-11-01', timeZone: 'Asia/Hong_Kong' }

/** Each name of a group at least once; the city is the same every time, so two tables of rows are enough. */
const groupings = [
  [],
  ['facility', 'stage'],
  ['stream', 'material', 'kind'],
  ['partner'],
  ['stream', 'origin'],
] as const

describe('the postings behind a figure', () => {
  it('add up to it, to the gram, in the city, however the report is put together', async () => {
    const installation = await openTestInstallation()
    const { actors } = await recordCity(installation, now)
    const { store, streams } = installation
    const originFacts = originFactsOf(streams)
    const slugs = new Map(actors.map((one) => [one.organisation, one.organisationKey]))
    const met = { partners: new Set<string | null>(), origins: new Set<string | null>() }
    let figures = 0
    let outOfSums = 0
    const organisations = actors.map(({ organisation, ...actor }) => ({
      ...actor,
      slug: organisation,
      names: {},
    }))
    for (const organisation of organisations) {
      const { organisationKey } = organisation
      const db = store.own(organisationKey)
      const { timeZone } = period
      const books = namedBooks(installation, {
        of: 'organisation',
        organisations: [organisation],
        keys: [organisationKey],
        db,
        timeZone,
      })
      for (const groupBy of groupings) {
        const report = await makeFlowReport(books, { ...period, groupBy: [...groupBy] }, now)
        if (groupBy.length === 0)
          expect(leftOverOf((name) => figureIn(report.totals, name))).toBe(0)
        for (const { group, ...flow } of report.rows) {
          if ('partner' in group) met.partners.add(group.partner ?? null)
          if ('origin' in group) met.origins.add(group.origin ?? null)
          for (const figure of flowFigures) {
            // Stock stands at no stage.
            if (flow.openingGrams === null && (figure === 'opening' || figure === 'closing'))
              continue
            const { stage, facility, stream, partner, ...sorts } = group
            const plain = {
              originFacts,
              ...(partner === undefined ? {} : { partner: partnerIn(partner) }),
              ...(stage === undefined ? {} : { stage: stage ?? '' }),
              ...(facility === undefined ? {} : { facility: facility ?? '' }),
              ...(stream === undefined ? {} : { stream: stream ?? '' }),
            }
            const asked = { ...period, ...plain, ...sorts, keys: [organisationKey], figure }
            const summed = await sumPostings(db, asked)
            const { grams } = summed
            expect(await sumPostingsByLines(db, asked)).toEqual(summed)
            if ((await sumPostingsBySums(db, asked)) !== undefined) outOfSums += 1
            expect(grams, JSON.stringify([organisationKey, group, figure])).toBe(
              figureIn(flow, figure),
            )
            if (grams !== 0) figures += 1
          }
        }
      }
    }
    expect(figures).toBeGreaterThan(100)
    expect(outOfSums).toBeGreaterThan(100)
    expect(met.partners).toEqual(new Set([null, outsidePartner]))
    expect([...met.origins]).toEqual(expect.arrayContaining(['workshop', 'household_bank']))

    function partnerIn(partner: string | null): AskedPostings['partner'] {
      return partner === null || partner === outsidePartner ? partner : (slugs.get(partner) ?? 0)
    }

    const keys = actors.map(({ organisationKey }) => organisationKey)
    // Line by line, by a walk of its own: who stood on the other side, and as what everything first came in.
    const groupBy = ['partner', 'stream', 'origin', 'month'] as const
    const most = 1_000_000
    const question = { ...period, organisationKeys: keys, groupBy, originFacts, most }
    const byHand = cellsByHand(await readLines(store.own(...keys), keys, originFacts), question)
    const cells = await readFlow(store.own(...keys), question)
    expect(Object.fromEntries(summedCells(cells))).toEqual(Object.fromEntries(byHand))
    expect(byHand.size).toBeGreaterThan(50)
    const asked = { ...period, keys, figure: 'in' } as const
    const pages = await allPages(asked, 7)
    const { lines, grams } = await sumPostings(store.own(...keys), asked)
    expect(pages).toHaveLength(lines)
    expect(sumOf(pages, (one) => one.grams)).toBe(grams)
    expect(new Set(pages.map(({ eventKey, line }) => `${eventKey} ${line}`)).size).toBe(lines)
    const times = pages.map(({ eventTime }) => eventTime.getTime())
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    // Nothing of an organisation that is not among the keys.
    const [first = 0] = keys
    const own = await sumPostings(store.own(first), { ...asked, keys: [first] })
    expect(await sumPostings(store.own(first), asked)).toEqual(own)
    expect(own.grams).toBeLessThan(grams)
    // And whatever anybody passed to anybody, in the books of one, of two or of all of them.
    const halves = [keys, keys.slice(0, 1), keys.slice(1, 3)]
    let passed = 0
    for (const own of halves) {
      const db = store.own(...own)
      for (const { from, to, grams: sum, lines: count } of await readMovements(db, {
        ...period,
        keys: own,
      })) {
        const those = { ...period, keys: own, figure: { from, to } }
        expect(await sumPostings(db, those), JSON.stringify([own, from, to])).toEqual({
          lines: count,
          grams: sum,
        })
        passed += 1
      }
    }
    expect(passed).toBeGreaterThan(8)
    // As it stood before the city was recorded there was nothing.
    const asOf = new Date('2026-01-01T00:00:00Z')
    expect(await sumPostings(store.own(...keys), { ...asked, asOf })).toEqual({
      lines: 0,
      grams: 0,
    })

    async function allPages(of: AskedPostings, limit: number): Promise<readonly StoredPosting[]> {
      const found: StoredPosting[] = []
      let after: PostingPlace | undefined
      for (;;) {
        const page = await pagePostings(store.own(...of.keys), of, { after, limit })
        found.push(...page)
        after = page.at(-1)
        if (page.length < limit) return found
      }
    }
  }, 120_000)
})
