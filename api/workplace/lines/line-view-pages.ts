import { type Context, Hono } from 'hono'
import { parseInstant } from '../../../domain/instant.ts'
import { readingKinds } from '../../../domain/line/reading.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { lineBody } from '../../../web/pages/workplace/lines/line-page.ts'
import { linePhrases } from '../../../web/pages/workplace/lines/phrases.ts'
import { readingsBody } from '../../../web/pages/workplace/lines/readings-page.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { mostLineDays, readLineReport, versionAt } from '../../lines/line-report.ts'
import { ownLine } from '../../lines/own-line.ts'
import type { Database } from '../../store/database.ts'
import { latestStates, listReadings } from '../../store/lines/readings.ts'
import { listStationKeys } from '../../store/organisations/stations.ts'
import { faultsInPeriod } from '../faults-in-period.ts'
import { classLabels } from '../optical-checks/shown.ts'
import { pageAsker } from '../page-asker.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

const usualDays = 7
const perPage = 100

/** `GET /work/lines/:code` and `GET /work/lines/:code/readings`: the figures of a line, and the readings behind them. */
export function createLineViewPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/lines/:code', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const line = await ownLine(db, organisationKey, context.req.param('code'))
      const today = localDay(now(), line)
      const usual = { from: daysAfter(today, 1 - usualDays), to: daysAfter(today, 1) }
      const asked = {
        from: context.req.query('from') ?? usual.from,
        to: context.req.query('to') ?? usual.to,
      }
      const said = faultsInPeriod(asked, { mostDays: mostLineDays, language })
      const period = said.length === 0 ? asked : usual
      const [report, states, names] = await Promise.all([
        readLineReport(db, line, { period, now: now() }),
        latestStates(db, line.lineKey),
        stationNames(db, organisationKey),
      ])
      const { version, total, shifts, outside, reasons, span } = report
      const body = lineBody(
        {
          ...line,
          ...period,
          version,
          total,
          shifts,
          outside,
          reasons,
          span,
          names,
          classes: classLabels(installation.streams),
          now: states.flatMap(({ station, state, reason, to }) =>
            state === undefined ? [] : [{ station, state, reason, to }],
          ),
          mayChange: mayRole(principal.role, 'administer'),
          said,
        },
        language,
      )
      const title = nameAndCode({ name: version.name, code: line.code }, language)
      return showPage(context, { title, body, status: said.length === 0 ? 200 : 422 })
    })
    .get('/lines/:code/readings', (context) => showReadings(context, installation, now()))
}

async function showReadings(context: Context<Env>, installation: Installation, now: Date) {
  const { db, organisationKey, principal, language } = pageAsker(context, installation)
  const line = await ownLine(db, organisationKey, context.req.param('code') ?? '')
  const [start, end] = ['start', 'end'].map((name) => instantIn(context.req.query(name) ?? ''))
  const station = context.req.query('station')
  const asked = context.req.query('kind')
  const kind = readingKinds.find((one) => one === asked)
  const isWrong = (station !== undefined && !isId(station)) || kind !== asked
  if (start === undefined || end === undefined || isWrong) return showDeadEnd(context, 'invalid')
  const pages = pagesOf(installation.secret, 'readings', principal)
  const rows = await listReadings(db, line.lineKey, {
    from: start,
    to: end,
    station,
    kind,
    before: pages.after(context.req.query('cursor')),
    limit: perPage + 1,
  })
  const { page, next } = pages.cut(rows, perPage, ({ readingKey }) => readingKey)
  const query = new URLSearchParams({ start, end })
  for (const [name, value] of Object.entries({ station, kind, cursor: next ?? undefined })) {
    if (value !== undefined) query.set(name, value)
  }
  const at = `/work/lines/${encodeURIComponent(line.code)}/readings`
  const { name } = versionAt(line, localDay(now, line))
  return showPage(context, {
    title: linePhrases.readings[language],
    body: readingsBody(
      {
        code: line.code,
        name,
        timeZone: line.timeZone,
        start,
        end,
        readings: page,
        names: await stationNames(db, organisationKey),
        classes: classLabels(installation.streams),
        older: next === null ? undefined : `${at}?${query}`,
      },
      language,
    ),
  })
}

/** An instant that was asked for; none before 1900, which is before the first day of any report. */
function instantIn(text: string): string | undefined {
  const instant = parseInstant(text)
  return instant !== undefined && instant >= '1900' ? instant : undefined
}

async function stationNames(
  db: Database,
  organisationKey: number,
): Promise<ReadonlyMap<string, string>> {
  const keys = await listStationKeys(db, organisationKey)
  return new Map(keys.map(({ stationId, name }) => [stationId, name]))
}
