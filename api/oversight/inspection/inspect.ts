import { Hono } from 'hono'
import { licenceKinds } from '../../../domain/licence-kind.ts'
import { refuse } from '../../../domain/refusal.ts'
import { inspectedPage } from '../../../web/pages/inspection/inspected-page.ts'
import { sha256Bytes } from '../../digest.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { answerProblem } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import type { LicenceKinds } from '../../organisations/read-licence-kinds.ts'
import { isLinkSecret } from '../../random-id.ts'
import { openInspection, type StoredInspection } from '../../store/oversight/inspections.ts'
import { addAuditEntries } from '../../store/people/audit.ts'
import { inspectedFacility } from './inspected-facility.ts'
import { inspectedLoad } from './inspected-load.ts'
import type { Shown } from './shown.ts'

/** With what the page behind a link for inspectors is served. */
export interface InspectOptions {
  readonly now: () => Date
  readonly licenceKinds?: LicenceKinds | undefined
}

/**
 * `GET /inspect/:token`: one facility or one load for whoever has the link, to read only and without a script. Needs no key. A link that is over,
 * was ended or never was is answered for alike.
 */
export function createInspect(
  installation: Installation,
  { now: clock, licenceKinds: kinds = licenceKinds }: InspectOptions,
) {
  const { store } = installation
  return new Hono<Env>().get('/inspect/:token', async (context) => {
    // No copy, no index, and no address of it in any other request.
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    context.header('referrer-policy', 'no-referrer')
    const secret = context.req.param('token')
    const now = clock()
    const link = isLinkSecret(secret)
      ? await openInspection(store.system, sha256Bytes(secret), now)
      : undefined
    const shown =
      link === undefined
        ? undefined
        : await shownBy(installation, link, { now, licenceKinds: kinds })
    if (link === undefined || shown === undefined) return answerProblem(context, over)
    await tellOwners(installation, link, { owners: shown.owners, now })
    const language = pageLanguage(context)
    return answerPage(context, inspectedPage(shown.view, { language, path: context.req.path }))
  })
}

const over = refuse('not_found', '', ['inspection_over'])

function shownBy(
  installation: Installation,
  link: StoredInspection,
  options: { readonly now: Date; readonly licenceKinds: LicenceKinds },
): Promise<Shown | undefined> {
  return link.handOver === null
    ? inspectedFacility(installation, link, options)
    : inspectedLoad(installation, { ...link, handOver: link.handOver }, options.now)
}

/** Puts the look on the trail of everybody whose data is shown, before anything is given out. */
async function tellOwners(
  { store }: Installation,
  { id, organisationKey, facility, handOver, shownTo }: StoredInspection,
  { owners, now }: { readonly owners: readonly number[]; readonly now: Date },
): Promise<void> {
  const of = handOver === null ? { facility } : { handOver }
  const entries = [...new Set([organisationKey, ...owners])].map((owner) => ({
    organisationKey: owner,
    time: now,
    kind: 'look' as const,
    action: 'inspection link opened' as const,
    actorKind: 'system' as const,
    actor: 'link',
    actorName: shownTo ?? '',
    // Which of their links it was is the maker's alone to know.
    detail: owner === organisationKey ? { link: id, ...of } : of,
  }))
  await addAuditEntries(store.system, entries)
}
