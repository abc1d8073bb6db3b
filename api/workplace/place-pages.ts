import { type Context, Hono } from 'hono'
import type { Fault } from '../../domain/refusal.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { filled, nameAndCode } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import {
  facilityControls,
  organisationControls,
  type PlaceForm,
  placeBody,
} from '../../web/pages/workplace/organisation/place-page.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { changeOwnFacility } from '../organisations/change-own-facility.ts'
import { changeUsual } from '../organisations/change-usual.ts'
import { facilityChangeSchema } from '../organisations/facility-schemas.ts'
import { ownFacility } from '../organisations/own-facility.ts'
import { ownChangeSchema } from '../organisations/own-organisation.ts'
import { usualPlace } from '../store/organisations/place.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

const saved = '/work/organisation?saved'

/** `GET` and `POST /work/facilities/:code` and `/work/organisation/place`: where a facility is, and those that do not say it, from now on. */
export function createPlacePages(installation: Installation, now: () => Date) {
  const { store } = installation
  return new Hono<Env>()
    .get('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const facility = await ownFacility(asker.db, asker.organisationKey, context.req.param('code'))
      const { timeZone, jurisdiction } = facility
      const typed = typedOf({ '/timeZone': timeZone, '/jurisdiction': jurisdiction })
      return showForm(context, asker, { form: facilityForm(asker, facility), typed, faults: [] })
    })
    .post('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const facility = await ownFacility(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const given = {
        timeZone: saidAt(typed, '/timeZone'),
        jurisdiction: saidAt(typed, '/jurisdiction'),
      }
      const parsed = facilityChangeSchema.safeParse(given)
      if (!parsed.success) {
        const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
        return showForm(context, asker, { form: facilityForm(asker, facility), typed, faults })
      }
      const by = { principal, organisationKey, now: now() }
      const change = { code: facility.code, asked: parsed.data }
      await db.transaction().execute((tx) => changeOwnFacility(tx, by, change))
      return context.redirect(saved, 303)
    })
    .get('/organisation/place', async (context) => {
      const asker = pageAsker(context, installation)
      const usual = await usualPlace(store.system, asker.organisationKey)
      const typed = typedOf({ '/timeZone': usual.timeZone })
      return showForm(context, asker, { form: usualForm(asker, usual), typed, faults: [] })
    })
    .post('/organisation/place', async (context) => {
      const asker = pageAsker(context, installation)
      const { principal, organisation, organisationKey } = asker
      const typed = await readForm(context)
      const given = { timeZone: saidAt(typed, '/timeZone') }
      const parsed = ownChangeSchema.safeParse(given)
      if (!parsed.success) {
        const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
        const usual = await usualPlace(store.system, organisationKey)
        return showForm(context, asker, { form: usualForm(asker, usual), typed, faults })
      }
      const change = parsed.data
      await changeUsual(installation, { principal, organisation, change, now: now() })
      return context.redirect(saved, 303)
    })
}

type Form = Omit<PlaceForm, 'shown'> & { readonly title: string }

function facilityForm({ language }: PageAsker, facility: { code: string; name: string }): Form {
  return {
    title: nameAndCode(facility, language),
    action: `/work/facilities/${encodeURIComponent(facility.code)}`,
    controls: facilityControls(language),
  }
}

function usualForm(
  { language, organisation: { name } }: PageAsker,
  { jurisdiction: code }: { jurisdiction: string },
): Form {
  return {
    title: filled(organisationPhrases.placeOf, language, { name }),
    action: '/work/organisation/place',
    controls: organisationControls(language),
    note: filled(organisationPhrases.jurisdictionFixed, language, { code }),
  }
}

function typedOf(values: Readonly<Record<string, string | null>>): Typed {
  return new Map(Object.entries(values).map(([pointer, value]) => [pointer, [value ?? '']]))
}

/** What was left empty is taken away. */
function saidAt(typed: Typed, pointer: string): string | null {
  return typedAt(typed, pointer).trim() || null
}

function showForm(
  context: Context<Env>,
  { language, names }: PageAsker,
  { form, typed, faults }: { form: Form; typed: Typed; faults: readonly Fault[] },
) {
  const { title, action, controls, note } = form
  const said = sayFaults({ faults }, { language, names, controls })
  return showPage(context, {
    title,
    body: placeBody({ action, controls, note, shown: { typed, said, language } }),
    status: said.length === 0 ? 200 : 422,
  })
}
