import { Hono } from 'hono'
import { mayRole } from '../../../domain/role.ts'
import { administrationBody } from '../../../web/pages/workplace/administration/administration-page.ts'
import { administrationPhrases } from '../../../web/pages/workplace/administration/phrases.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

/** `GET /work/administration`: the way to everything that this person may administer. */
export function createAdministrationPages(installation: Installation) {
  return new Hono<Env>().get('/administration', (context) => {
    const { principal, language } = pageAsker(context, installation)
    return showPage(context, {
      title: administrationPhrases.title[language],
      body: administrationBody((right) => mayRole(principal.role, right), language),
    })
  })
}
