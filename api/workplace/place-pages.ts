import { type Context, Hono } from 'hono'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import { placeBody } from '../../web/pages/workplace/organisation/place-page.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { addOwnFacility } from '../organisations/add-own-facility.ts'
import { changeOwnFacility } from '../organisations/change-own-facility.ts'
import { changeUsual } from '../organisations/change-usual.ts'
import { closeFacility, openFacility } from '../organisations/close-facility.ts'
import { facilityChangeSchema, facilitySchema } from '../organisations/facility-schemas.ts'
import { ownFacility } from '../organisations/own-facility.ts'
import { ownChangeSchema } from '../organisations/own-organisation.ts'
import { readOrganisation } from '../store/organisations/register.ts'
import { facilityIn, typedFacility } from './facility-answers.ts'
import { namesAt, saidAt, typedNames, typedOf, withoutNulls } from './form-values.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { facilityForm, newFacilityForm, type PlaceFormOf, usualForm } from './place-forms.ts'
import { orRefusal, readAsked } from './read-asked.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

const saved = '/work/organisation?saved'

/**
 * `GET` and `POST /work/new-facility`, `/work/facilities/:code` and `/work/organisation/place`: facilities, what is said of one, and what
 * the organisation says of itself, from now on.
 */
export function createPlacePages(installation: Installation, now: () => Date) {
  const { store } = installation
  return new Hono<Env>()
    .get('/new-facility', async (context) => {
      const asker = pageAsker(context, installation)
      return showForm(context, asker, { form: await newFacilityForm(asker), typed: new Map() })
    })
    .post('/new-facility', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const code = typedAt(typed, '/code').trim()
      const asked = readAsked(facilitySchema, {
        code,
        ...withoutNulls(facilityIn(typed)),
        names: withoutNulls(namesAt(typed)),
      })
      const by = { principal, organisationKey, now: now() }
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => addOwnFacility(tx, by, asked)))
      if (!isRefusal(added)) return context.redirect(saved, 303)
      const form = await newFacilityForm(asker)
      return showForm(context, asker, { form, typed, refused: added })
    })
    .get('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      return showFacility(context, asker, { code: context.req.param('code') })
    })
    .post('/facilities/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const facility = await ownFacility(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const asked = readAsked(facilityChangeSchema, facilityIn(typed))
      const by = { principal, organisationKey, now: now() }
      const { code } = facility
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            db.transaction().execute((tx) => changeOwnFacility(tx, by, { code, asked })),
          )
      if (!isRefusal(done)) return context.redirect(saved, 303)
      const form = await facilityForm(asker, facility)
      return showForm(context, asker, { form, typed, refused: done })
    })
    .post('/facilities/:code/closing', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const { code } = await ownFacility(db, organisationKey, context.req.param('code'))
      const act = typedAt(await readForm(context), 'do') === 'open' ? openFacility : closeFacility
      const by = { principal, organisationKey, now: now() }
      const done = await orRefusal(() => db.transaction().execute((tx) => act(tx, by, code)))
      if (isRefusal(done)) return showFacility(context, asker, { code, refused: done })
      return context.redirect(`/work/facilities/${encodeURIComponent(code)}?saved#closing`, 303)
    })
    .get('/organisation/place', async (context) => {
      const asker = pageAsker(context, installation)
      const usual = await readOrganisation(store.system, asker.organisationKey)
      const typed = typedOf({
        ...typedNames(usual.names),
        '/timeZone': usual.timeZone,
        '/contact': usual.contact,
        '/named': usual.named ? 'yes' : 'no',
      })
      return showForm(context, asker, { form: usualForm(asker, usual), typed })
    })
    .post('/organisation/place', async (context) => {
      const asker = pageAsker(context, installation)
      const { principal, organisation, organisationKey } = asker
      const typed = await readForm(context)
      const change = readAsked(ownChangeSchema, {
        names: namesAt(typed),
        timeZone: saidAt(typed, '/timeZone'),
        contact: saidAt(typed, '/contact'),
        named: typedAt(typed, '/named') === 'yes',
      })
      const done = isRefusal(change)
        ? change
        : await orRefusal(() =>
            changeUsual(installation, { principal, organisation, change, now: now() }),
          )
      if (isRefusal(done)) {
        const usual = await readOrganisation(store.system, organisationKey)
        return showForm(context, asker, { form: usualForm(asker, usual), typed, refused: done })
      }
      return context.redirect(saved, 303)
    })
}

/** A facility as it is on record, with why it may not be closed. */
async function showFacility(
  context: Context<Env>,
  asker: PageAsker,
  { code, refused }: { code: string; refused?: Refusal },
) {
  const facility = await ownFacility(asker.db, asker.organisationKey, code)
  const form = await facilityForm(asker, facility)
  const typed = typedFacility(facility)
  return showForm(context, asker, { form, typed, ...(refused && { refused }) })
}

function showForm(
  context: Context<Env>,
  { language, names }: PageAsker,
  { form, typed, refused }: { form: PlaceFormOf; typed: Typed; refused?: Refusal },
) {
  const { heading, ...asked } = form
  const { controls } = asked
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const isSaved = context.req.query('saved') !== undefined
  return showPage(context, {
    title: heading,
    path: form.action,
    told: isSaved ? { kind: 'done', lines: [organisationPhrases.savedNow[language]] } : undefined,
    body: placeBody({ ...asked, shown: { typed, said, language } }),
    status: refused === undefined ? 200 : refused.code === 'facility_in_use' ? 409 : 422,
  })
}
