import { type Context, Hono } from 'hono'
import { faultsOf } from '../../domain/schema-faults.ts'
import { nameAndCode } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import {
  facilityBody,
  placeControls,
} from '../../web/pages/workplace/organisation/facility-page.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { changeOwnFacility } from '../organisations/change-own-facility.ts'
import { facilityChangeSchema } from '../organisations/facility-schemas.ts'
import { ownFacility } from '../organisations/own-facility.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

/** `GET` and `POST /work/facilities/:code`: where a facility is, from now on. */
export function createFacilityPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey } = asker
      const facility = await ownFacility(db, organisationKey, context.req.param('code'))
      const typed = new Map([
        ['/timeZone', [facility.timeZone ?? '']],
        ['/jurisdiction', [facility.jurisdiction ?? '']],
      ])
      return showForm(context, asker, { facility, typed, said: [] })
    })
    .post('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal, language, names } = asker
      const facility = await ownFacility(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const given = {
        timeZone: saidAt(typed, '/timeZone'),
        jurisdiction: saidAt(typed, '/jurisdiction'),
      }
      const parsed = facilityChangeSchema.safeParse(given)
      if (!parsed.success) {
        const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
        const said = sayFaults({ faults }, { language, names, controls: placeControls(language) })
        return showForm(context, asker, { facility, typed, said })
      }
      const by = { principal, organisationKey, now: now() }
      const change = { code: facility.code, asked: parsed.data }
      await db.transaction().execute((tx) => changeOwnFacility(tx, by, change))
      return context.redirect('/work/organisation', 303)
    })
}

/** What was left empty is taken away. */
function saidAt(typed: Typed, pointer: string): string | null {
  return typedAt(typed, pointer).trim() || null
}

interface Shown {
  readonly facility: { readonly code: string; readonly name: string }
  readonly typed: Typed
  readonly said: ReturnType<typeof sayFaults>
}

function showForm(
  context: Context<Env>,
  { language }: PageAsker,
  { facility: { code, name }, typed, said }: Shown,
) {
  return showPage(context, {
    title: nameAndCode({ name, code }, language),
    body: facilityBody({ code, typed, said }, language),
    status: said.length === 0 ? 200 : 422,
  })
}
