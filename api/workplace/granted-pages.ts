import { Hono } from 'hono'
import { html } from 'hono/html'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { shownPhrases } from '../../web/pages/disclosure/phrases.ts'
import { shownBody } from '../../web/pages/disclosure/shown-body.ts'
import { grantsBody } from '../../web/pages/workplace/disclosure/grant-pages.ts'
import { disclosurePhrases } from '../../web/pages/workplace/disclosure/phrases.ts'
import { grantedView } from '../disclosure/grant-view.ts'
import type { LinkOptions } from '../disclosure/link.ts'
import { lookerOf, receiverOf } from '../disclosure/looker.ts'
import { showGrant } from '../disclosure/show-grant.ts'
import { shownGrantView } from '../disclosure/shown-view.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { listGrants } from '../store/disclosure/grants.ts'
import { readersZone } from '../store/organisations/place.ts'
import { nameActors } from '../store/people/audit.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'

const perPage = 50

/** `GET /work/granted` and `GET /work/granted/:id`: confidential facts that others show. */
export function createGrantedPages(installation: Installation, { now, readScript }: LinkOptions) {
  const { store, streams, secret } = installation
  return new Hono<Env>()
    .get('/granted', async (context) => {
      const { language, principal, db, organisationKey } = pageAsker(context, installation)
      const pages = pagesOf(secret, 'granted', principal)
      const asked = { before: pages.after(context.req.query('cursor')), limit: perPage + 1 }
      const rows = await listGrants(store.system, { receiverKey: receiverOf(principal) }, asked)
      const { page, next } = pages.cut(rows, perPage, ({ factGrantKey }) => factGrantKey)
      const owners = page.map((row) => row.organisationKey)
      const names = await nameActors(store.system, [...new Set(owners)], language)
      const grants = page.map((grant) => {
        const { batches, ...view } = grantedView(grant, now())
        const party = names.get(grant.organisationKey) ?? ''
        return { ...view, party, codes: batches.map(({ code }) => code) }
      })
      const list = {
        grants,
        older: next === null ? undefined : `/work/granted?cursor=${next}`,
        at: '/work/granted',
        head: html`<p class="soft">${disclosurePhrases.grantedWhy[language]}</p>`,
        none: disclosurePhrases.grantedNone,
      }
      const timeZone = await readersZone(db, organisationKey)
      return showPage(context, {
        title: disclosurePhrases.granted[language],
        body: grantsBody(list, { language, timeZone }),
      })
    })
    .get('/granted/:id', async (context) => {
      const { language, principal } = pageAsker(context, installation)
      const id = context.req.param('id')
      const receiverKey = receiverOf(principal)
      const [grant] = isId(id)
        ? await listGrants(store.system, { receiverKey }, { id, limit: 1 })
        : []
      if (grant === undefined) {
        const says = ['grant_not_found', { grant: id }] as const
        throw new RefusedError(refuse('not_found', '/path/id', says))
      }
      const shown = await showGrant(installation, grant, {
        ...lookerOf(principal),
        now: now(),
        language,
      })
      const timeZone = await readersZone(store.system, grant.organisationKey)
      const view = await shownGrantView(shown, streams, {
        timeZone,
        filesAt: `/api/v1/granted/${id}/files`,
      })
      const script = await readScript()
      return showPage(context, {
        title: shownPhrases.title[language],
        body: shownBody(view, language, { isChecked: script !== undefined }),
        script,
      })
    })
}
