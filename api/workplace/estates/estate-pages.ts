import { type Context, Hono } from 'hono'
import { calledIn, nameIn } from '../../../domain/local-names.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import {
  estateControls,
  estatesBody,
  newEstateControls,
} from '../../../web/pages/workplace/estates/estates-page.ts'
import { estatePhrases } from '../../../web/pages/workplace/estates/phrases.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { estateChangeSchema, estateSchema } from '../../organisations/estate-schemas.ts'
import { addOwnEstate, changeOwnEstate, ownEstate } from '../../organisations/write-estate.ts'
import { readEstates } from '../../store/organisations/estates.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { namesAt, typedNames, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showPage } from '../show-page.ts'

/** `GET` and `POST /work/estates`, and `/work/estates/:code`: estates in which facilities stand, and what each is called. */
export function createEstatePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/estates', (context) => showEstates(context, pageAsker(context, installation)))
    .post('/estates', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const asked = readAsked(estateSchema, {
        code: typedAt(typed, '/code').trim(),
        name: typedAt(typed, '/name').trim(),
        names: withoutNulls(namesAt(typed)),
      })
      const by = { principal, organisationKey, now: now() }
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => addOwnEstate(tx, by, asked)))
      if (!isRefusal(added)) return context.redirect('/work/estates?saved', 303)
      return showEstates(context, asker, { typed, refused: added })
    })
    .get('/estates/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey } = asker
      const { code, name, names } = await ownEstate(db, organisationKey, context.req.param('code'))
      const typed = typedOf({ '/name': name, ...typedNames(names) })
      return showEstate(context, asker, { code, typed })
    })
    .post('/estates/:code', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const { code } = await ownEstate(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const name = typedAt(typed, '/name').trim()
      const asked = readAsked(estateChangeSchema, { name, names: namesAt(typed) })
      if (isRefusal(asked)) return showEstate(context, asker, { code, typed, refused: asked })
      const by = { principal, organisationKey, now: now() }
      await db.transaction().execute((tx) => changeOwnEstate(tx, by, { code, asked }))
      return context.redirect('/work/estates?saved', 303)
    })
}

async function showEstates(
  context: Context<Env>,
  { db, organisationKey, principal, language, names }: PageAsker,
  { typed, refused }: Shown = { typed: new Map() },
) {
  const [stored, known] = await Promise.all([
    readEstates(db, organisationKey),
    readFacilities(db, organisationKey),
  ])
  const facilities = calledIn(known, language)
  const byEstate = Map.groupBy(facilities, ({ estate }) => estate)
  const controls = newEstateControls(language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const lines = [estatePhrases.saved[language]]
  return showPage(context, {
    title: estatePhrases.title[language],
    path: '/work/estates',
    told: context.req.query('saved') === undefined ? undefined : { kind: 'done', lines },
    body: estatesBody(
      {
        estates: calledIn(stored, language).map(({ code, name }) => ({
          code,
          name,
          facilities: byEstate.get(code) ?? [],
        })),
        others: byEstate.get(null) ?? [],
        ...(mayRole(principal.role, 'administer')
          ? { form: { controls, shown: { typed, said, language } } }
          : {}),
      },
      language,
    ),
    status: refused === undefined ? 200 : 422,
  })
}

async function showEstate(
  context: Context<Env>,
  asker: PageAsker,
  { code, ...shown }: Shown & { readonly code: string },
) {
  const { db, organisationKey, language } = asker
  const estate = await ownEstate(db, organisationKey, code)
  return showForm(context, asker, {
    title: nameAndCode({ name: nameIn(estate, language), code }, language),
    action: `/work/estates/${encodeURIComponent(code)}`,
    back: { href: '/work/estates', label: estatePhrases.title[language] },
    controls: estateControls(language),
    button: estatePhrases.save[language],
    ...shown,
  })
}
