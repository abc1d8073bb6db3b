import { Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { moveFigurePhrases } from '../../../web/pages/workplace/moves/figure-phrases.ts'
import { moveFiguresBody } from '../../../web/pages/workplace/moves/figures-page.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { mostMoveDays, readMoveReport } from '../../moves/move-report.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { faultsInPeriod } from '../faults-in-period.ts'
import { pageAsker } from '../page-asker.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { facilityChoices, placeNames } from './place-names.ts'

const usualDays = 7

/** `GET /work/move-figures`: the figures of the moves of a facility over days. */
export function createMoveFigurePages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/move-figures', async (context) => {
    const { db, organisationKey, language } = pageAsker(context, installation)
    const [places, facilities] = await Promise.all([
      readPlacesInside(db, organisationKey),
      readFacilities(db, organisationKey),
    ])
    const named = context.req.query('facility')
    const usualOne = places[0]?.facility ?? facilities[0]?.code
    const facility = facilities.find(({ code }) => code === (named || usualOne))
    if (facility === undefined) return showDeadEnd(context, 'not_found')
    const today = localDay(now(), facility.place)
    const usual = { from: daysAfter(today, 1 - usualDays), to: daysAfter(today, 1) }
    const asked = {
      from: context.req.query('from') ?? usual.from,
      to: context.req.query('to') ?? usual.to,
    }
    const said = faultsInPeriod(asked, { mostDays: mostMoveDays, language })
    const period = said.length === 0 ? asked : usual
    const { code } = facility
    const report = await readMoveReport(db, organisationKey, {
      facility: code,
      ...period,
      now: now(),
    })
    const { figures, waits, span } = report
    const body = moveFiguresBody(
      {
        facilities: facilityChoices(facilities, language),
        facility: code,
        ...period,
        figures,
        span,
        waits,
        names: placeNames(places, language),
        said,
      },
      language,
    )
    const status = said.length === 0 ? 200 : 422
    return showPage(context, { title: moveFigurePhrases.figures[language], body, status })
  })
}
