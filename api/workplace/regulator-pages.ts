import { Hono } from 'hono'
import { typedAt } from '../../web/pages/workplace/form/control.ts'
import {
  regulatorBody,
  regulatorPhrases,
} from '../../web/pages/workplace/regulator/regulator-page.ts'
import { cursorSchema, pageOf } from '../cursor.ts'
import type { Env } from '../env.ts'
import { pageLanguage } from '../sign-in/page-language.ts'
import { pageCompaniesUnder } from '../store/all-organisations.ts'
import type { Workspace } from '../workspace.ts'
import { lookAt } from './looked-at.ts'
import { personOf } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const perPage = 100

/** `GET` and `POST /work/regulator`: the organisations of a jurisdiction, and which one is looked at. */
export function createRegulatorPages({ store }: Workspace) {
  return new Hono<Env>()
    .get('/regulator', async (context) => {
      const { authority, organisation } = personOf(context)
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      const after = cursorSchema.safeParse(context.req.query('cursor')).data ?? 0
      const asked = { after, limit: perPage + 1 }
      const rows = await pageCompaniesUnder(store.system, authority.organisationKey, asked)
      const { page, next } = pageOf(rows, perPage, ({ organisationKey }) => organisationKey)
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
      if (personOf(context).authority === undefined) return showDeadEnd(context, 'not_allowed')
      const slug = typedAt(await readForm(context), 'organisation')
      lookAt(context, slug === '' ? undefined : slug.slice(0, 100))
      return context.redirect(slug === '' ? '/work/regulator' : '/work/stock', 303)
    })
}
