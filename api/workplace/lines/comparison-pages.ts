import { type Context, Hono } from 'hono'
import {
  compareLines,
  type StatedOutcome,
  statedOutcomes,
} from '../../../domain/line/compare-lines.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import type { Language } from '../../../domain/words.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import {
  type ComparisonView,
  comparisonBody,
} from '../../../web/pages/workplace/lines/comparison-page.ts'
import { comparisonPhrases } from '../../../web/pages/workplace/lines/comparison-phrases.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { mostLineDays, readLineReport, versionAt } from '../../lines/line-report.ts'
import { readLines, type StoredLine } from '../../store/lines/lines.ts'
import { faultsInPeriod } from '../faults-in-period.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

const names = ['line', 'from', 'to', 'otherLine', 'otherFrom', 'otherTo'] as const
type Asked = Readonly<Record<(typeof names)[number], string>>

const week = 7

/** `GET /work/line-comparison`: two lines, or one at two times, and what a claim comes to. */
export function createComparisonPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/line-comparison', async (context) => {
    const asker = pageAsker(context, installation)
    const { db, organisationKey, language } = asker
    const lines = await readLines(db, organisationKey)
    const asked = askedIn(context, lines, now())
    const isAsked = names.some((name) => context.req.query(name) !== undefined)
    const [before, after] = [asked.line, asked.otherLine].map((code) =>
      lines.find((one) => one.code === code),
    )
    if (isAsked && (before === undefined || after === undefined))
      return showDeadEnd(context, 'not_found')
    const { from, to, otherFrom, otherTo } = asked
    const bounds = { mostDays: mostLineDays, language }
    const wrongDays = isAsked
      ? [
          ...faultsInPeriod({ from, to }, bounds),
          ...faultsInPeriod({ from: otherFrom, to: otherTo }, bounds, ['otherFrom', 'otherTo']),
        ]
      : []
    const { stated, said, factors } = statedIn(context, language)
    const sides =
      isAsked && wrongDays.length === 0 && before !== undefined && after !== undefined
        ? await compared(asker, { before, after, asked, now: now() })
        : undefined
    const view: ComparisonView = {
      lines: lines.map((one) => ({
        code: one.code,
        name: nameAndCode(
          { name: versionAt(one, localDay(now(), one)).name, code: one.code },
          language,
        ),
      })),
      asked: { ...asked, ...factors },
      sides,
      stated,
      said: [...wrongDays, ...said],
    }
    const status = view.said.length === 0 ? 200 : 422
    return showPage(context, {
      title: comparisonPhrases.title[language],
      body: comparisonBody(view, language),
      status,
    })
  })
}

/** What the address asks; what it leaves out is the last two weeks of the first line. */
function askedIn(context: Context<Env>, lines: readonly StoredLine[], now: Date): Asked {
  const [first] = lines
  const end = daysAfter(localDay(now, first ?? {}), 1)
  const usual: Asked = {
    line: first?.code ?? '',
    from: daysAfter(end, -2 * week),
    to: daysAfter(end, -week),
    otherLine: first?.code ?? '',
    otherFrom: daysAfter(end, -week),
    otherTo: end,
  }
  const given = names.map((name) => [name, context.req.query(name) ?? usual[name]])
  return Object.fromEntries(given) as Asked
}

async function compared(
  { db }: PageAsker,
  { before, after, asked, now }: { before: StoredLine; after: StoredLine; asked: Asked; now: Date },
): Promise<ComparisonView['sides']> {
  const { from, to, otherFrom, otherTo } = asked
  const [one, other] = await Promise.all([
    readLineReport(db, before, { period: { from, to }, now }),
    readLineReport(db, after, { period: { from: otherFrom, to: otherTo }, now }),
  ])
  const shown = ({ line, period, version, total, span }: typeof one) => {
    return { code: line.code, version, total, span, from: period.from, to: period.to }
  }
  const sides = [one, other].map(({ version, total }) => ({ version, figures: total }))
  const [first, second] = sides
  if (first === undefined || second === undefined) return undefined
  return { before: shown(one), after: shown(other), compared: compareLines(first, second) }
}

const factorNames = ['capacity', 'area', 'people'] as const
const mostFactor = 1_000

/** What somebody claims, as it was entered, and what it comes to. */
function statedIn(
  context: Context<Env>,
  language: Language,
): {
  stated: readonly StatedOutcome[]
  said: readonly Said[]
  factors: Readonly<Record<string, string>>
} {
  const given = factorNames.map((name) => [name, context.req.query(name)?.trim() ?? ''] as const)
  const factors = Object.fromEntries(given)
  if (given.every(([, text]) => text === '')) return { stated: [], said: [], factors }
  const wrong = given.filter(([, text]) => !isFactor(text))
  if (wrong.length > 0) {
    const text = comparisonPhrases.factorWrong[language]
    return { stated: [], said: wrong.map(([control]) => ({ control, text, language })), factors }
  }
  const [capacity = 1, area = 1, people = 1] = given.map(([, text]) => Number(text))
  return { stated: statedOutcomes({ capacity, area, people }), said: [], factors }
}

function isFactor(text: string): boolean {
  return /^\d{1,4}(\.\d{1,4})?$/.test(text) && Number(text) > 0 && Number(text) <= mostFactor
}
