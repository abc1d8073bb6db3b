import { type Context, Hono } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Language } from '../../domain/words.ts'
import {
  type GrantLine,
  type GrantPageView,
  grantBody,
  grantsBody,
  newGrantLink,
} from '../../web/pages/workplace/disclosure/grant-pages.ts'
import { disclosurePhrases } from '../../web/pages/workplace/disclosure/phrases.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import type { Told } from '../../web/pages/workplace/shell.ts'
import { typedAt } from '../../workflows/form/typed.ts'
import { endGivenGrant } from '../disclosure/end-grant.ts'
import { grantView } from '../disclosure/grant-view.ts'
import { linkPath } from '../disclosure/link.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import { countLooks, listGrants, listLooks, type StoredGrant } from '../store/disclosure/grants.ts'
import { readersZone } from '../store/organisations/place.ts'
import { nameActors } from '../store/people/audit.ts'
import { giveByForm, showGrantForm } from './new-grant.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm, withClocks } from './read-form.ts'
import { factLabel } from './sealed-together.ts'
import { showPage } from './show-page.ts'

const perPage = 50
const mostLooks = 100

/** With what the pages of grants are made. */
export interface GrantPagesOptions {
  readonly now: () => Date
  readonly publicUrl: string | undefined
}

/** `GET /work/grants`, `GET` and `POST /work/grants/new`, `GET /work/grants/:id` and `POST …/end`: confidential facts shown to a named party. */
export function createGrantPages(
  installation: Installation,
  { now, publicUrl }: GrantPagesOptions,
) {
  return new Hono<Env>()
    .get('/grants', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, language, principal } = asker
      const pages = pagesOf(installation.secret, 'grants', principal)
      const before = pages.after(context.req.query('cursor'))
      const rows = await listGrants(db, { organisationKey }, { before, limit: perPage + 1 })
      const { page, next } = pages.cut(rows, perPage, ({ factGrantKey }) => factGrantKey)
      const looks = await countLooks(
        db,
        organisationKey,
        page.map(({ id }) => id),
      )
      const named = await receiversOf(installation, page, language)
      const grants = page.map((one) =>
        lineOf(one, named, { now: now(), looked: looks.get(one.id) }),
      )
      const older = next === null ? undefined : `/work/grants?cursor=${next}`
      const none = disclosurePhrases.grantsNone
      const list = { grants, older, at: '/work/grants', head: newGrantLink(language), none }
      const timeZone = await readersZone(db, organisationKey)
      return showPage(context, {
        title: disclosurePhrases.grants[language],
        body: grantsBody(list, { language, timeZone }),
      })
    })
    .get('/grants/new', async (context) => {
      const typed = new Map([
        ['/id', [randomId()]],
        ['/batches', [context.req.query('batch') ?? '']],
      ])
      return showGrantForm(context, installation, { typed })
    })
    .post('/grants/new', async (context) => {
      const asker = pageAsker(context, installation)
      const typed = await readForm(context)
      if (typedAt(typed, 'do') === 'look') return showGrantForm(context, installation, { typed })
      const timeZone = await readersZone(asker.db, asker.organisationKey)
      const given = await giveByForm(installation, asker, { typed, timeZone, now: now() })
      if ('refused' in given) {
        const refused = withClocks(given.refused, clockFaults(typed, timeZone))
        return showGrantForm(context, installation, { typed, refused })
      }
      const origin = publicUrl ?? new URL(context.req.url).origin
      const link = given.secret === null ? undefined : `${origin}${linkPath(given.secret)}`
      if (link === undefined && !given.byLink)
        return context.redirect(`/work/grants/${given.id}?given`, 303)
      const lines = [disclosurePhrases[link === undefined ? 'linkBefore' : 'given'][asker.language]]
      const told = { kind: link === undefined ? 'word' : 'done', lines } as const
      return showGrant(context, installation, { id: given.id, now: now(), link, told })
    })
    .get('/grants/:id', (context) => {
      const { language } = pageAsker(context, installation)
      const said = (['given', 'ended'] as const).find((one) => context.req.query(one) !== undefined)
      const lines = [disclosurePhrases[said === 'given' ? 'given' : 'endedNow'][language]]
      const told: Told | undefined = said && { kind: 'done', lines }
      return showGrant(context, installation, { id: context.req.param('id'), now: now(), told })
    })
    .post('/grants/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { id } = await readGrant(asker, context.req.param('id'))
      await endGivenGrant(installation, id, { ...asker, now: now() })
      return context.redirect(`/work/grants/${id}?ended`, 303)
    })
}

/** What organisations are called that something is shown to; whoever is outside keeps the name that was typed. */
async function receiversOf(
  { store }: Installation,
  grants: readonly StoredGrant[],
  language: Language,
): Promise<ReadonlyMap<number, string>> {
  const keys = grants.flatMap(({ receiverKey }) => receiverKey ?? [])
  return nameActors(store.system, keys, language)
}

function lineOf(
  stored: StoredGrant,
  named: ReadonlyMap<number, string>,
  counted: Parameters<typeof grantView>[1],
): GrantLine {
  const { receiver, batches, ...view } = grantView(stored, counted)
  const party = named.get(stored.receiverKey ?? 0) ?? receiver
  return { ...view, party, codes: batches.map(({ code }) => code) }
}

async function readGrant({ db, organisationKey }: PageAsker, id: string): Promise<StoredGrant> {
  const [grant] = isId(id) ? await listGrants(db, { organisationKey }, { id, limit: 1 }) : []
  if (grant !== undefined) return grant
  throw new RefusedError(refuse('not_found', '/path/id', ['grant_not_found', { grant: id }]))
}

async function showGrant(
  context: Context<Env>,
  installation: Installation,
  shown: { id: string; now: Date; told?: Told | undefined; link?: string | undefined },
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const grant = await readGrant(asker, shown.id)
  const { id } = grant
  const looked = (await countLooks(db, organisationKey, [id])).get(id)
  const looks = await listLooks(db, organisationKey, { grant: id, most: mostLooks })
  const stream = installation.streams.get(grant.batches[0]?.stream ?? '')
  const view: GrantPageView = {
    ...lineOf(grant, await receiversOf(installation, [grant], language), {
      now: shown.now,
      looked,
    }),
    audiences: grant.audiences,
    facts: grant.facts.map((name) => factLabel(stream, name)),
    reason: grant.reason,
    link: shown.link,
    looked: looks.map(({ time, actorName }) => ({ time: time.toISOString(), by: actorName })),
  }
  const timeZone = await readersZone(db, organisationKey)
  return showPage(context, {
    title: disclosurePhrases.grants[language],
    told: shown.told,
    body: grantBody(view, { language, timeZone }),
  })
}
