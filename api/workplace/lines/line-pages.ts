import { type Context, Hono } from 'hono'
import { lineBounds } from '../../../domain/line/line-version.ts'
import { localDay } from '../../../domain/local-day.ts'
import { calledIn } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  lineControls,
  lineFormBody,
  newLineControls,
} from '../../../web/pages/workplace/lines/line-form.ts'
import { linesBody } from '../../../web/pages/workplace/lines/lines-page.ts'
import { linePhrases } from '../../../web/pages/workplace/lines/phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { versionAt } from '../../lines/line-report.ts'
import { lineVersionSchema, newLineSchema } from '../../lines/line-schemas.ts'
import { ownLine } from '../../lines/own-line.ts'
import { addOwnLine, changeOwnLine } from '../../lines/write-line.ts'
import { readLines, type StoredLine } from '../../store/lines/lines.ts'
import { readOpenFacilities } from '../../store/organisations/facilities.ts'
import { listStationKeys } from '../../store/organisations/stations.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { lineIn, typedOfLine } from './line-form-values.ts'

/** `GET /work/lines`, and what says what a line is: `/work/new-line` and `/work/lines/:code/change`. */
export function createLinePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/lines', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const [lines, stations] = await Promise.all([
        readLines(db, organisationKey),
        listStationKeys(db, organisationKey),
      ])
      const shown = lines.map((line) => {
        return { ...line, version: versionAt(line, localDay(now(), line)) }
      })
      const mayAdd = mayRole(principal.role, 'administer')
      const body = linesBody({ lines: shown, mayAdd, canAdd: stations.length > 0 }, language)
      return showPage(context, { title: linePhrases.title[language], body })
    })
    .get('/new-line', (context) => {
      const asker = pageAsker(context, installation)
      const typed: Typed = new Map([['/area/unit', ['m2']]])
      return showForm(context, asker, { typed })
    })
    .post('/new-line', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const asked = readAsked(newLineSchema, {
        code: typedAt(typed, '/code').trim(),
        facility: typedAt(typed, '/facility'),
        ...lineIn(typed, lineBounds.stations),
      })
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => addOwnLine(tx, by, asked)))
      if (isRefusal(done)) return showForm(context, asker, { typed, refused: done })
      return context.redirect(`/work/lines/${encodeURIComponent(done.code)}`, 303)
    })
    .get('/lines/:code/change', async (context) => {
      const asker = pageAsker(context, installation)
      const line = await ownLine(asker.db, asker.organisationKey, context.req.param('code'))
      const typed = typedOfLine(versionAt(line, localDay(now(), line)))
      return showForm(context, asker, { line, typed })
    })
    .post('/lines/:code/change', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const line = await ownLine(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const said = readAsked(lineVersionSchema, lineIn(typed, lineBounds.stations))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(said)
        ? said
        : await orRefusal(() =>
            db.transaction().execute((tx) => changeOwnLine(tx, by, { code: line.code, said })),
          )
      if (isRefusal(done)) return showForm(context, asker, { line, typed, refused: done })
      return context.redirect(`/work/lines/${encodeURIComponent(line.code)}`, 303)
    })
}

const usualPlaces = 6

/** The form of a new line, or of one that is there. */
async function showForm(
  context: Context<Env>,
  { db, organisationKey, language, names }: PageAsker,
  { line, typed, refused }: { line?: StoredLine; typed: Typed; refused?: Refusal },
) {
  const [facilities, keys] = await Promise.all([
    readOpenFacilities(db, organisationKey),
    listStationKeys(db, organisationKey),
  ])
  const known = [...new Map(keys.map((key) => [key.stationId, key])).values()]
  const here = known.filter(
    ({ facility }) => line === undefined || facility === null || facility === line.facility,
  )
  const stations = here.map(({ stationId, name, facility }) => ({
    value: stationId,
    label: facility === null ? name : nameAndCode({ name, code: facility }, language),
  }))
  const given = [...typed.keys()].filter(
    (pointer) => /^\/stations\/\d+\/station$/.test(pointer) && typedAt(typed, pointer) !== '',
  )
  const places = Math.min(lineBounds.stations, Math.max(usualPlaces, given.length + 2))
  const choices = calledIn(facilities, language).map((facility) => ({
    value: facility.code,
    label: nameAndCode(facility, language),
  }))
  const controls =
    line === undefined
      ? newLineControls({ facilities: choices, stations, places }, language)
      : lineControls({ stations, places }, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const title = linePhrases[line === undefined ? 'add' : 'change'][language]
  const lineAt = `/work/lines/${encodeURIComponent(line?.code ?? '')}`
  const action = line === undefined ? '/work/new-line' : `${lineAt}/change`
  const back =
    line === undefined
      ? { href: '/work/lines', label: linePhrases.title[language] }
      : { href: lineAt, label: line.versions.at(-1)?.name ?? line.code }
  return showPage(context, {
    title,
    path: action,
    body: lineFormBody({
      action,
      back,
      controls,
      isNew: line === undefined,
      shown: { typed, said, language },
    }),
    status: refused === undefined ? 200 : 422,
  })
}
