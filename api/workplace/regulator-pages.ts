import { Hono } from 'hono'
import { typedAt } from '../../web/pages/workplace/form/control.ts'
import {
  regulatorBody,
  regulatorPhrases,
} from '../../web/pages/workplace/regulator/regulator-page.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import { lookAtOthers, lookOf } from '../people/access/look-at-others.ts'
import { actFor } from '../people/account/act-for.ts'
import type { People } from '../people/sign-in/people.ts'
import { pageCompaniesUnder } from '../store/organisations/organisations.ts'
import { personOf } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const perPage = 100

/** `GET` and `POST /work/regulator`: the organisations of a jurisdiction, and which one is looked at. */
export function createRegulatorPages(people: People) {
  const { store, secret } = people
  return new Hono<Env>()
    .get('/regulator', async (context) => {
      const principal = personOf(context)
      const { authority, organisation } = principal
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      const pages = pagesOf(secret, 'jurisdiction', { ...principal, organisation: authority })
      const after = pages.after(context.req.query('cursor')) ?? 0
      const asked = { after, limit: perPage + 1 }
      const rows = await pageCompaniesUnder(store.system, authority.organisationKey, asked)
      const { page, next } = pages.cut(rows, perPage, ({ organisationKey }) => organisationKey)
      const shown = page.map((row) => row.organisationKey)
      await lookAtOthers(store.system, lookOf(context), shown)
      const language = pageLanguage(context)
      const looking =
        organisation?.organisationKey === authority.organisationKey ? undefined : organisation?.slug
      const older = next === null ? undefined : `/work/regulator?cursor=${next}`
      return showPage(context, {
        title: regulatorPhrases.title[language],
        body: regulatorBody({ organisations: page, looking, older }, language),
      })
    })
    .post('/regulator', async (context) => {
      const principal = personOf(context)
      const { authority } = principal
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      // Nobody chosen means the authority itself, which has nothing to look at.
      const slug = typedAt(await readForm(context), 'organisation') || authority.slug
      const cookie = context.req.header('cookie')
      if (!(await actFor(people, principal, { slug, cookie }))) {
        return showDeadEnd(context, 'not_found')
      }
      return context.redirect(slug === authority.slug ? '/work/regulator' : '/work/stock', 303)
    })
}
