import { type Context, Hono } from 'hono'
import { licenceKinds } from '../../../domain/licence-kind.ts'
import { localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  licenceControls,
  licencesBody,
} from '../../../web/pages/workplace/organisation/licences-page.ts'
import { paperPhrases } from '../../../web/pages/workplace/organisation/paper-phrases.ts'
import { organisationPhrases } from '../../../web/pages/workplace/organisation/phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { addOwnLicence, endOwnLicence } from '../../organisations/change-licences.ts'
import { newLicenceSchema } from '../../organisations/licence-schemas.ts'
import { ownFacility } from '../../organisations/own-facility.ts'
import type { LicenceKinds } from '../../organisations/read-licence-kinds.ts'
import { shownDated } from '../../organisations/shown-dated.ts'
import { listLicences } from '../../store/organisations/licences.ts'
import { numberAt } from '../form-values.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

export interface LicencePagesOptions {
  readonly now: () => Date
  /** Kinds that licences may have, by name; those of Hong Kong when absent. */
  readonly licenceKinds?: LicenceKinds | undefined
}

/** `GET` and `POST /work/facilities/:code/licences`, `POST /work/licences/:id/end`: licences of a facility. */
export function createLicencePages(
  installation: Installation,
  { now, licenceKinds: kinds = licenceKinds }: LicencePagesOptions,
) {
  const { store } = installation
  const schema = newLicenceSchema(kinds)
  return new Hono<Env>()
    .get('/facilities/:code/licences', (context) =>
      showLicences(context, installation, { kinds, now: now(), typed: new Map() }),
    )
    .post('/facilities/:code/licences', async (context) => {
      const { db, principal, organisationKey } = pageAsker(context, installation)
      const { code } = await ownFacility(db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const asked = readAsked(schema, licenceIn(typed))
      const asking = { principal, organisationKey, store, now: now() }
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() => addOwnLicence(asking, code, asked))
      if (!isRefusal(added)) return context.redirect(`${pathOf(code)}?saved`, 303)
      return showLicences(context, installation, { kinds, now: now(), typed, refused: added })
    })
    .post('/licences/:id/end', async (context) => {
      const { principal, organisationKey } = pageAsker(context, installation)
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      const asking = { principal, organisationKey, store, now: now() }
      const { facility } = await endOwnLicence(asking, id)
      return context.redirect(`${pathOf(facility)}?saved`, 303)
    })
}

/** Kind, number and days of a licence or certificate, as they were typed. */
export function paperIn(typed: Typed): Readonly<Record<string, string>> {
  return {
    kind: typedAt(typed, '/kind'),
    number: typedAt(typed, '/number').trim(),
    validFrom: typedAt(typed, '/validFrom'),
    validUntil: typedAt(typed, '/validUntil'),
  }
}

/** The same with what a licence lets lie at its facility, where something was typed. */
function licenceIn(typed: Typed): Readonly<Record<string, unknown>> {
  const limit = numberAt(typed, '/dangerousGoodsLimitGrams')
  const paper = paperIn(typed)
  return limit === null ? paper : Object.assign({ dangerousGoodsLimitGrams: limit }, paper)
}

function pathOf(code: string): string {
  return `/work/facilities/${encodeURIComponent(code)}/licences`
}

interface Shown {
  readonly kinds: LicenceKinds
  readonly now: Date
  readonly typed: Typed
  readonly refused?: Refusal
}

async function showLicences(
  context: Context<Env, '/facilities/:code/licences'>,
  installation: Installation,
  { kinds, now, typed, refused }: Shown,
) {
  const { db, organisationKey, principal, language, names } = pageAsker(context, installation)
  const facility = await ownFacility(db, organisationKey, context.req.param('code'))
  const licences = await listLicences(db, organisationKey, facility.facilityKey)
  const today = localDay(now, facility.place)
  const choices = Object.entries(kinds).map(([value, { label }]) => ({ value, label }))
  const controls = licenceControls(choices, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const form = { controls, shown: { typed, said, language } }
  const lines = [organisationPhrases.savedNow[language]]
  return showPage(context, {
    title: filled(paperPhrases.licencesOf, language, {
      name: nameIn(facility, language),
    }),
    told: context.req.query('saved') === undefined ? undefined : { kind: 'done', lines },
    body: licencesBody(
      {
        at: pathOf(facility.code),
        licences: licences.map((one) => ({
          ...shownDated(one, kinds[one.kind]?.label, today),
          id: one.id,
          isEnded: one.endedTime !== null,
          limitGrams: one.dangerousGoodsLimitGrams,
        })),
        ...(mayRole(principal.role, 'administer') ? { form } : {}),
      },
      language,
    ),
    status: refused === undefined ? 200 : 422,
  })
}
