import { type Context, Hono } from 'hono'
import { isStanding } from '../../../domain/flow-figure.ts'
import { accountWords, movementWords } from '../../../domain/ledger-words.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { dayText, localMoment } from '../../../web/pages/local-time.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { estatePhrases } from '../../../web/pages/workplace/estates/phrases.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import {
  figureWords,
  postingPhrases,
} from '../../../web/pages/workplace/oversight/posting-phrases.ts'
import {
  postingsBody,
  type ShownPosting,
} from '../../../web/pages/workplace/oversight/postings-page.ts'
import { lossWords, plainWords, stageWords } from '../../../workflows/words-of.ts'
import { placesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { groupWords, originWords, partnerWords } from '../../oversight/flow/flow-words.ts'
import { openScope, type Scope } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { pagePostings, type StoredPosting, sumPostings } from '../../store/oversight/postings.ts'
import { personOf } from '../page-asker.ts'
import { readAsked } from '../read-asked.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { kindWords, materialWords } from '../words-of.ts'
import { type Asked, askedOf, askedSchema } from './asked-postings.ts'
import { deskHref } from './desk-view.ts'
import { giveCsv, ownerOf } from './postings-csv.ts'

const perPage = 100
const perFile = 10_000

/** `GET /work/postings`: the lines behind a figure, on a page or as CSV. */
export function createPostingsPages(installation: Installation) {
  return new Hono<Env>().get('/postings', (context) => showPostings(context, installation))
}

async function showPostings(context: Context<Env>, installation: Installation) {
  const { cursor, format, lang: _, ...query } = context.req.query()
  const read = readAsked(askedSchema, query)
  if ('code' in read) return showDeadEnd(context, 'invalid')
  const scope = await openScope(installation, read, lookOf(context))
  const asked = await askedOf(installation, read, scope)
  const places = placesOf(
    installation.secret,
    `postings ${JSON.stringify(read)}`,
    personOf(context),
  )
  const place = places.read(cursor, 2)
  const [eventKey, line] = place ?? []
  const after = eventKey === undefined || line === undefined ? undefined : { eventKey, line }
  const limit = format === 'csv' ? perFile : perPage
  const [sum, rows] = await Promise.all([
    sumPostings(scope.db, asked),
    pagePostings(scope.db, asked, { after, limit: limit + 1 }),
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next =
    rows.length > limit && last !== undefined ? places.write([last.eventKey, last.line]) : undefined
  if (format === 'csv') return giveCsv(context, page, next)
  const language = pageLanguage(context)
  const here = (more: Record<string, string>) =>
    `/work/postings?${new URLSearchParams({ ...query, ...more })}`
  const figure = figureText(read, language)
  const { asOf } = read
  return showPage(context, {
    title: filled(postingPhrases.title, language, { figure }),
    body: postingsBody(
      {
        ...sum,
        asked: conditions(installation, read, scope, language),
        rows: page.map((row) => shownPosting(installation, row, { scope, language })),
        timeZone: scope.timeZone,
        next: next === undefined ? undefined : here({ cursor: next }),
        csv: here({ format: 'csv', ...(cursor === undefined ? {} : { cursor }) }),
        back: deskHref({
          month: read.from.slice(0, 7),
          organisation: read.organisation,
          stream: read.stream,
          asOf: asOf === undefined ? undefined : lastDayBefore(asOf, scope),
        }),
      },
      language,
    ),
  })
}

/** The day at whose end records stood as they did at a moment. */
function lastDayBefore(asOf: string, { timeZone }: Scope): string {
  return localDay(new Date(Date.parse(asOf) - 1), { timeZone })
}

function shownPosting(
  { streams }: Installation,
  row: StoredPosting,
  { scope, language }: { readonly scope: Scope; readonly language: Language },
): ShownPosting {
  const stream = streams.get(row.stream)
  const reason = row.account === 'loss' ? lossWords(stream, row.stage, row.reason ?? '') : undefined
  return {
    eventId: row.eventId,
    eventTime: row.eventTime.toISOString(),
    organisation: scope.of === 'jurisdiction' ? ownerOf(row, language) : undefined,
    facility: row.facility,
    stage: stageWords(stream, row.stage),
    what:
      reason ?? (row.account === 'stock' ? movementWords[row.movement] : accountWords[row.account]),
    batch: row.batch,
    grams: row.grams,
  }
}

function figureText({ figure }: Asked, language: Language): string {
  return figure === 'passed' ? postingPhrases.passed[language] : figureWords[figure][language]
}

/** What was asked for, as people read it. */
function conditions(
  { streams }: Installation,
  asked: Asked,
  { of, organisations: [only], timeZone }: Scope,
  language: Language,
) {
  const say = postingPhrases
  const { from, to, figure, facility, stream = '', stage, material, kind, reason, asOf } = asked
  const { partner, origin, estate } = asked
  const loaded = streams.get(stream)
  const day = (text: string) => dayText(text, language)
  const part = (label: Words, value: string | undefined) =>
    value === undefined ? [] : [{ label, value }]
  const sort = (value: string | undefined, told: (value: string) => Words) =>
    value === undefined ? undefined : value === '' ? say.several[language] : told(value)[language]
  const period =
    figure !== 'passed' && isStanding(figure)
      ? filled(say.before, language, { day: day(figure === 'opening' ? from : to) })
      : filled(say.periodOf, language, { from: day(from), to: day(daysAfter(to, -1)) })
  return [
    ...part(say.period, period),
    ...part(
      deskPhrases.asOf,
      asOf === undefined ? undefined : localMoment(asOf, language, timeZone),
    ),
    ...part(
      say.organisation,
      of === 'jurisdiction' ? say.jurisdiction[language] : only && nameIn(only, language),
    ),
    ...part(say.sender, sideText(asked.sender, language)),
    ...part(say.receiver, sideText(asked.receiver, language)),
    ...part(say.facility, facility),
    ...part(
      groupWords.estate,
      estate === undefined ? undefined : estate || estatePhrases.inNone[language],
    ),
    ...part(
      say.stream,
      stream === '' ? undefined : (loaded?.label ?? plainWords(stream))[language],
    ),
    ...part(
      say.stage,
      sort(stage, (value) => stageWords(loaded, value)),
    ),
    ...part(
      say.material,
      sort(material, (value) => materialWords(streams, { stream, material: value })),
    ),
    ...part(
      say.kind,
      sort(kind, (value) => kindWords(streams, { stream, kind: value })),
    ),
    ...part(
      groupWords.partner,
      partner === undefined ? undefined : partnerWords(partner || null, new Map())[language],
    ),
    ...part(
      groupWords.origin,
      sort(origin, (value) => originWords(loaded, value)),
    ),
    ...part(say.reason, sort(reason, plainWords)),
  ]
}

function sideText(slug: string | undefined, language: Language): string | undefined {
  return slug === '' ? accountWords.outside[language] : slug
}
