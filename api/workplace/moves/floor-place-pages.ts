import { type Context, Hono } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { newPlaceControls, placeControls } from '../../../web/pages/workplace/moves/place-form.ts'
import { placePhrases } from '../../../web/pages/workplace/moves/place-phrases.ts'
import { placeBody, placesBody } from '../../../web/pages/workplace/moves/places-page.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { newPlaceSchema, placeChangeSchema } from '../../moves/place-schemas.ts'
import { addOwnPlace, changeOwnPlace, ownPlace } from '../../moves/write-place.ts'
import { readPlacesInside, type StoredPlace } from '../../store/moves/places.ts'
import { listStanding } from '../../store/moves/standing.ts'
import { readFacilities, readOpenFacilities } from '../../store/organisations/facilities.ts'
import { namesAt, numberAt, saidAt, typedNames, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showPage } from '../show-page.ts'
import { facilityChoices, shownPlace } from './place-names.ts'

/** `GET /work/places`, `/work/places/:code`, and what says what a place is: `/work/new-place` and `/work/places/:code/change`. */
export function createFloorPlacePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/places', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const facility = context.req.query('facility') || undefined
      const [places, facilities] = await Promise.all([
        readPlacesInside(db, organisationKey, { facility }),
        readFacilities(db, organisationKey),
      ])
      const body = placesBody(
        {
          places: places.map((place) => shownPlace(place, language)),
          facilities: facilityChoices(facilities, language),
          facility,
          mayAdd: mayRole(principal.role, 'administer'),
        },
        language,
      )
      return showPage(context, { title: placePhrases.places[language], body })
    })
    .get('/places/:code', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const stored = await ownPlace(db, organisationKey, context.req.param('code'))
      const batches = await listStanding(db, stored.placeKey)
      const place = shownPlace(stored, language)
      const mayChange = mayRole(principal.role, 'administer')
      const body = placeBody({ place, batches, mayChange }, language)
      return showPage(context, { title: nameAndCode(place, language), body })
    })
    .get('/new-place', (context) => {
      const asker = pageAsker(context, installation)
      return showPlaceForm(context, asker, { typed: typedOf({ '/servedBy': 'both' }) })
    })
    .post('/new-place', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const asked = readAsked(newPlaceSchema, newPlaceIn(typed))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => addOwnPlace(tx, by, asked)))
      if (isRefusal(done)) return showPlaceForm(context, asker, { typed, refused: done })
      return context.redirect(addressOf(done), 303)
    })
    .get('/places/:code/change', async (context) => {
      const asker = pageAsker(context, installation)
      const place = await ownPlace(asker.db, asker.organisationKey, context.req.param('code'))
      return showPlaceForm(context, asker, { place, typed: typedPlace(place) })
    })
    .post('/places/:code/change', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const place = await ownPlace(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const change = readAsked(placeChangeSchema, {
        ...saidIn(typed),
        names: namesAt(typed),
        closed: typedAt(typed, '/closed') === 'yes',
      })
      const by = { principal, organisationKey, now: now() }
      const { code } = place
      const done = isRefusal(change)
        ? change
        : await orRefusal(() =>
            db.transaction().execute((tx) => changeOwnPlace(tx, by, { code, change })),
          )
      if (isRefusal(done)) return showPlaceForm(context, asker, { place, typed, refused: done })
      return context.redirect(addressOf(done), 303)
    })
}

function addressOf({ code }: { readonly code: string }): string {
  return `/work/places/${encodeURIComponent(code)}`
}

function newPlaceIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    ...saidIn(typed),
    code: typedAt(typed, '/code').trim(),
    facility: typedAt(typed, '/facility'),
    kind: saidAt(typed, '/kind'),
    names: withoutNulls(namesAt(typed)),
  })
}

function saidIn(typed: Typed): Readonly<Record<string, unknown>> {
  const mass = saidAt(typed, '/capacityGrams')
  return {
    name: typedAt(typed, '/name').trim(),
    servedBy: typedAt(typed, '/servedBy'),
    capacityContainers: numberAt(typed, '/capacityContainers'),
    capacityGrams: mass === null ? null : gramsOf(mass),
  }
}

function typedPlace(place: StoredPlace): Typed {
  return typedOf({
    '/name': place.name,
    ...typedNames(place.names),
    '/servedBy': place.servedBy,
    '/capacityContainers': place.capacityContainers,
    '/capacityGrams': place.capacityGrams,
    '/closed': place.isClosed ? 'yes' : 'no',
  })
}

async function showPlaceForm(
  context: Context<Env>,
  asker: PageAsker,
  { place, ...shown }: Shown & { readonly place?: StoredPlace },
) {
  const { language } = asker
  if (place !== undefined) {
    return showForm(context, asker, {
      title: placePhrases.changePlace[language],
      action: `${addressOf(place)}/change`,
      back: { href: addressOf(place), label: nameIn(place, language) },
      controls: placeControls(language),
      button: placePhrases.save[language],
      ...shown,
    })
  }
  const open = await readOpenFacilities(asker.db, asker.organisationKey)
  const facilities = facilityChoices(open, language).map((one) => ({
    value: one.code,
    label: nameAndCode(one, language),
  }))
  return showForm(context, asker, {
    title: placePhrases.addPlace[language],
    action: '/work/new-place',
    back: { href: '/work/places', label: placePhrases.places[language] },
    controls: newPlaceControls({ facilities }, language),
    button: placePhrases.addPlace[language],
    ...shown,
  })
}
