import { type Context, Hono } from 'hono'
import { localDay } from '../../../domain/local-day.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  certificateControls,
  competencesBody,
} from '../../../web/pages/workplace/organisation/competences-page.ts'
import { paperPhrases } from '../../../web/pages/workplace/organisation/paper-phrases.ts'
import { organisationPhrases } from '../../../web/pages/workplace/organisation/phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { addOwnCompetence, endOwnCompetence } from '../../organisations/change-competences.ts'
import { newCertificateSchema } from '../../organisations/competence-schemas.ts'
import { competencesOf } from '../../organisations/competences.ts'
import { competenceLabels, shownDated } from '../../organisations/shown-dated.ts'
import { listCompetences, type StoredCompetence } from '../../store/organisations/competences.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listMemberships } from '../../store/people/memberships.ts'
import { typedOf } from '../form-values.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { competenceNeeds } from './competence-needs.ts'
import { paperIn } from './licence-pages.ts'

/** `GET` and `POST /work/competences`, `POST /work/competences/:id/end`: who may do what, and because of which certificate. */
export function createCompetencePages(installation: Installation, now: () => Date) {
  const { store, streams } = installation
  const schema = newCertificateSchema(competencesOf(streams))
  return new Hono<Env>()
    .get('/competences', (context) => {
      const typed = typedOf({ '/person': context.req.query('person') ?? '' })
      return showCompetences(context, installation, { now: now(), typed })
    })
    .post('/competences', async (context) => {
      const { principal, organisationKey, organisation } = pageAsker(context, installation)
      const typed = await readForm(context)
      const person = typedAt(typed, '/person')
      const issuer = typedAt(typed, '/issuer').trim()
      const asked = readAsked(schema, { person, issuer, ...paperIn(typed) })
      const { slug } = organisation
      const asking = { principal, organisationKey, slug, store, now: now() }
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() => addOwnCompetence(asking, asked))
      if (!isRefusal(added)) return context.redirect('/work/competences?saved', 303)
      return showCompetences(context, installation, { now: now(), typed, refused: added })
    })
    .post('/competences/:id/end', async (context) => {
      const { principal, organisationKey } = pageAsker(context, installation)
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      await endOwnCompetence({ principal, organisationKey, store, now: now() }, id)
      return context.redirect('/work/competences?saved', 303)
    })
}

async function showCompetences(
  context: Context<Env>,
  installation: Installation,
  { now, typed, refused }: { now: Date; typed: Typed; refused?: Refusal },
) {
  const { store, streams } = installation
  const { db, organisationKey, principal, language, names } = pageAsker(context, installation)
  const [certificates, members, timeZone] = await Promise.all([
    listCompetences(db, organisationKey),
    listMemberships(store.system, organisationKey),
    readersZone(db, organisationKey),
  ])
  const today = localDay(now, { timeZone })
  const labels = competenceLabels(streams)
  const nameOf = ({ personId, operator }: StoredCompetence) =>
    members.find((one) => one.personId === personId)?.name ?? operator
  const people = members.map(({ personId, name }) => ({ value: personId, label: name }))
  const kinds = [...labels].map(([value, label]) => ({ value, label }))
  const controls = certificateControls({ people, kinds }, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const form = { controls, shown: { typed, said, language } }
  const lines = [organisationPhrases.savedNow[language]]
  return showPage(context, {
    title: paperPhrases.title[language],
    told: context.req.query('saved') === undefined ? undefined : { kind: 'done', lines },
    body: competencesBody(
      {
        needs: competenceNeeds(streams, certificates, { today, nameOf }),
        certificates: certificates.map((one) => ({
          ...shownDated(one, labels.get(one.kind), today),
          id: one.id,
          person: nameOf(one),
          issuer: one.issuer,
          isEnded: one.endedTime !== null,
          isMember: one.member,
        })),
        ...(mayRole(principal.role, 'administer') ? { form } : {}),
      },
      language,
    ),
    status: refused === undefined ? 200 : 422,
  })
}
