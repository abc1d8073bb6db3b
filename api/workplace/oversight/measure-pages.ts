import { type Context, Hono } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import { type MeasureName, measureNames, measures } from '../../../domain/measure/measure.ts'
import { underLabel } from '../../../domain/words.ts'
import { measureBody } from '../../../web/pages/workplace/oversight/measures/measure-page.ts'
import { measurePhrases } from '../../../web/pages/workplace/oversight/measures/phrases.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { Env } from '../../http/env.ts'
import { formInLink, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { ownerOf } from '../../oversight/flow/flow-page-path.ts'
import { makeMeasure } from '../../oversight/measures/make-measure.ts'
import { measureTable } from '../../oversight/measures/measure-table.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { personOf } from '../page-asker.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { exactDaysOf } from './exact-days.ts'
import { exactText } from './flow-view.ts'
import { measureAskIn, measureHref, readMeasureAsk } from './measure-asked.ts'
import { measureView } from './measure-view.ts'

/** `GET /work/measures` and `GET /work/measures/:measure`: what a regulator asks for, each figure with what it rests on; `?as=pdf` as a file. */
export function createMeasurePages(
  installation: Installation,
  { now, publicUrl }: Pick<OutputOptions, 'now' | 'publicUrl'>,
) {
  const show = async (context: Context<Env>, measure: MeasureName) => {
    const organisation = context.req.query('organisation') || undefined
    const scope = await openScope(installation, { organisation }, lookOf(context))
    const ask = measureAskIn(context, { scope, now: now() })
    const language = pageLanguage(context)
    const read = readMeasureAsk(context, ask, { scope, now: now(), language })
    const asked = { now: now(), streams: installation.streams }
    const report =
      'query' in read
        ? await makeMeasure(measure, scope, { ...asked, query: read.query })
        : undefined
    const form = formInLink(context)
    if (form !== undefined && report !== undefined) {
      const page = { path: measureHref(measure, ask, scope), timeZone: scope.timeZone }
      const place = placeOf(context, page, { now: now(), publicUrl })
      return giveOutput(context, measureTable(report, place), { form, language })
    }
    const { authority } = personOf(context)
    return showPage(context, {
      title: underLabel(measurePhrases.title, measures[measure].title)[language],
      body: measureBody({
        ...ask,
        organisation: ownerOf(scope),
        exact: exactDaysOf(ask),
        exactText: exactText(ask, { scope, language }),
        language,
        tabs: measureNames.map((name) => ({
          href: measureHref(name, ask, scope),
          label: measures[name].title,
          isHere: name === measure,
        })),
        action: `/work/measures/${measure}`,
        about: measures[measure].about,
        organisations: await choices(installation, { authority, language }),
        said: 'query' in read ? [] : read,
        timeZone: scope.timeZone,
        report:
          report === undefined
            ? undefined
            : measureView(report, { ask, scope, language, person: personOf(context) }),
      }),
      status: 'query' in read ? 200 : 422,
    })
  }
  return new Hono<Env>()
    .get('/measures', (context) => show(context, 'second-life'))
    .get('/measures/:measure', (context) => {
      const measure = measureNames.find((name) => name === context.req.param('measure'))
      return measure === undefined ? showDeadEnd(context, 'not_found') : show(context, measure)
    })
}

/** Whom an authority may choose; nobody for those who have only their own. */
async function choices(
  { store }: Pick<Installation, 'store'>,
  {
    authority,
    language,
  }: {
    readonly authority: ReturnType<typeof personOf>['authority']
    readonly language: ReturnType<typeof pageLanguage>
  },
) {
  if (authority === undefined) return []
  const overseen = await companiesOverseen(store.system, authority.organisationKey)
  const whole = { value: wholeJurisdiction, label: deskPhrases.jurisdiction[language] }
  return [whole, ...overseen.map((one) => ({ value: one.slug, label: nameIn(one, language) }))]
}
