import { type Context, Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import {
  type ExportPageView,
  exportBody,
} from '../../../web/pages/workplace/oversight/export-page.ts'
import { exportPhrases } from '../../../web/pages/workplace/oversight/export-phrases.ts'
import { registerPhrases } from '../../../web/pages/workplace/oversight/register-phrases.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { exportName, exportQuerySchema } from '../../oversight/export/asked-export.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { personOf } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

/** `GET /work/export`: offers a period of one organisation, or of a whole jurisdiction, as a file that anybody can recompute. */
export function createExportPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/export', (context) => showExport(context, installation, now()))
}

/** The period that is asked for, else this month so far. */
async function showExport(context: Context<Env>, installation: Installation, now: Date) {
  const language = pageLanguage(context)
  const look = lookOf(context)
  const given = (name: string) => context.req.query(name)?.trim().slice(0, 200) || undefined
  const asked = given('organisation')
  const scope = await openScope(installation, { organisation: asked }, look)
  const { of, organisations, timeZone } = scope
  const today = localDay(now, { timeZone })
  const { from = `${today.slice(0, 7)}-01`, to = daysAfter(today, 1) } = {
    from: given('from'),
    to: given('to'),
  }
  const isWhole = given('fromBeginning') === 'yes'
  const [only] = organisations
  const organisation = of === 'jurisdiction' ? wholeJurisdiction : (only?.slug ?? wholeJurisdiction)
  const whole = registerPhrases.wholeJurisdiction[language]
  const query = { organisation, from, to, fromBeginning: isWhole ? 'yes' : 'no' }
  const read = exportQuerySchema.safeParse(query)
  const said = { control: 'from', text: stockPhrases.period[language], language }
  const href = `/api/v1/exports?${new URLSearchParams(query)}`
  const file = { href, name: exportName(scope, look, { from, to }) }
  const view: ExportPageView = {
    from,
    to,
    isWhole,
    said: read.success ? [] : [said],
    organisations: await choicesOf(context, installation, whole),
    organisation,
    whose: of === 'jurisdiction' ? whole : only === undefined ? whole : nameIn(only, language),
    ...(read.success ? { file } : {}),
  }
  return showPage(context, {
    title: exportPhrases.title[language],
    body: exportBody(view, language),
    status: read.success ? 200 : 422,
  })
}

/** Everybody whom an authority oversees, and all of them together; nobody to choose for anyone else. */
async function choicesOf(
  context: Context<Env>,
  { store }: Pick<Installation, 'store'>,
  whole: string,
): Promise<ExportPageView['organisations']> {
  const { authority } = personOf(context)
  if (authority === undefined) return []
  const overseen = await companiesOverseen(store.system, authority.organisationKey)
  const each = overseen.map((one) => ({
    value: one.slug,
    label: nameIn(one, pageLanguage(context)),
  }))
  return [{ value: wholeJurisdiction, label: whole }, ...each]
}
