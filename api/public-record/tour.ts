import type { OpenAPIHono } from '@hono/zod-openapi'
import { tourPage } from '../../web/pages/home/tour-page.ts'
import { type TourName, tours } from '../../web/pages/home/tours.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { Authenticate } from '../http/principal.ts'
import { leaveTours } from '../http/tour-cookie.ts'
import type { Installation } from '../installation.ts'
import { answerHome } from './home.ts'
import { readShown } from './shown.ts'

/** Adds the tours, one for each sort of visitor, and the way out of them for good. Neither needs an account. */
export function addTours(
  app: OpenAPIHono<Env>,
  installation: Installation,
  authenticate: Authenticate,
): void {
  for (const name of Object.keys(tours) as TourName[]) {
    app.get(`/tour/${name}`, async (context) => {
      const { examples } = await readShown(installation)
      return answerHome(context, tourPage(name, { examples, language: pageLanguage(context) }))
    })
  }
  app.post('/tour/leave', async (context) => {
    leaveTours(context)
    const principal = await authenticate(context.req.raw)
    return context.redirect(principal === undefined ? '/' : '/work', 303)
  })
}
