import type { Context } from 'hono'
import { conversionFactor } from '../../../domain/claim/conversion-factor.ts'
import { localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import { creditsBody } from '../../../web/pages/workplace/evidence/list-pages.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { listCredits } from '../../store/evidence/credits.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

const perPage = 50

/** The list of credits with what is left of each, and the form of one that was to be ended as it was sent. */
export async function showCredits(
  context: Context<Env>,
  installation: Installation,
  { typed = new Map(), said = [] }: { typed?: Typed; said?: readonly Said[] } = {},
) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const pages = pagesOf(installation.secret, 'credits', principal)
  const here = context.req.query('cursor')
  const after = pages.after(here) ?? 0
  const timeZone = await readersZone(db, organisationKey)
  const dayOf = (time: string | Date) => localDay(new Date(time), { timeZone })
  const rows = await listCredits(db, organisationKey, { after, limit: perPage + 1 })
  const { page, next } = pages.cut(rows, perPage, ({ creditKey }) => creditKey)
  const credits = page.map((one) => ({
    ...one,
    factor: conversionFactor(one.claimableGrams, one.recycledInputGrams),
    isByProduct: one.byProductOf !== null,
    end: one.end && { ...one.end, day: dayOf(one.end.endedTime) },
    day: dayOf(one.createdTime),
  }))
  const { added, ended } = context.req.query()
  const done =
    ended !== undefined ? endPhrases.done : added === undefined ? undefined : evidencePhrases.added
  return showPage(context, {
    title: evidencePhrases.title[language],
    path: '/work/credits',
    told: done && { kind: 'done', lines: [done[language]] },
    body: creditsBody(credits, {
      language,
      shown: { typed, said, language },
      here,
      maySupervise: mayRole(principal.role, 'supervise'),
      next: next === null ? undefined : `/work/credits?cursor=${next}`,
    }),
    status: said.length === 0 ? 200 : 422,
  })
}
