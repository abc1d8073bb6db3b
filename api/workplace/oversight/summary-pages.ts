import { type Context, Hono } from 'hono'
import type { AuditAction } from '../../../domain/audit-action.ts'
import { localDay } from '../../../domain/local-day.ts'
import { type Named, nameIn } from '../../../domain/local-names.ts'
import { monthBefore, summaryTerms } from '../../../domain/summary/months.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { summaryPhrases } from '../../../web/pages/summary/phrases.ts'
import { switchBody } from '../../../web/pages/workplace/summary/switch-page.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import type { Database } from '../../store/database.ts'
import { usualZone } from '../../store/organisations/place.ts'
import {
  findSummary,
  hideSummary,
  keepOthersFromPublishing,
  listMonths,
  overlappingSummary,
  showSummary,
} from '../../store/oversight/public-summaries.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { personOf } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

/** `GET` and `POST /work/summary`: whether an authority publishes a summary of its jurisdiction, which it does not at first. */
export function createSummaryPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/summary', (context) => showSwitch(context, installation))
    .post('/summary', async (context) => {
      const { authority, personId, name } = personOf(context)
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      const by = { organisationKey: authority.organisationKey, personId, name, now: now() }
      const asked = typedAt(await readForm(context), 'do')
      if (asked === 'on') {
        const overlapping = await publish(installation, by)
        if (overlapping !== undefined) return showSwitch(context, installation, overlapping)
      } else if (asked === 'off') await stopPublishing(installation, by)
      return context.redirect('/work/summary', 303)
    })
}

/** Who switches it, for which authority and when. */
interface Switching {
  readonly organisationKey: number
  readonly personId: string
  readonly name: string
  readonly now: Date
}

/** Publishes it; gives whoever published one already with which it must not stand side by side, and changes nothing then. */
async function publish({ store }: Installation, by: Switching): Promise<Named | undefined> {
  const { organisationKey, now } = by
  const db = store.own(organisationKey)
  const month = localDay(now, { timeZone: await usualZone(db, organisationKey) }).slice(0, 7)
  const fromMonth = monthBefore(month, summaryTerms.monthsBefore)
  return db.transaction().execute(async (tx) => {
    await keepOthersFromPublishing(tx)
    const overlapping = await overlappingSummary(store.system, organisationKey)
    if (overlapping !== undefined) return overlapping
    await showSummary(tx, organisationKey, { fromMonth, now })
    await note(tx, by, 'public summary switched on')
    return undefined
  })
}

async function stopPublishing({ store }: Installation, by: Switching): Promise<void> {
  const { organisationKey, now } = by
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const isHidden = await hideSummary(tx, organisationKey, now)
      if (isHidden) await note(tx, by, 'public summary switched off')
    })
}

async function note(
  tx: Database,
  { organisationKey, personId, name, now }: Switching,
  action: AuditAction,
): Promise<void> {
  const by = { actorKind: 'person', actor: personId, actorName: name } as const
  await addAuditEntry(tx, { organisationKey, time: now, kind: 'administration', ...by, action })
}

/** `overlapping` names whoever published a summary already with which this one must not stand side by side. */
async function showSwitch(context: Context<Env>, { store }: Installation, overlapping?: Named) {
  const { authority } = personOf(context)
  if (authority === undefined) return showDeadEnd(context, 'not_allowed')
  const { organisationKey, slug } = authority
  const db = store.own(organisationKey)
  const summary = await findSummary(db, organisationKey)
  const months = await listMonths(db, organisationKey)
  const language = pageLanguage(context)
  return showPage(context, {
    title: summaryPhrases.switchTitle[language],
    told: overlapping === undefined ? undefined : { kind: 'fault', lines: [lineOf(overlapping)] },
    status: overlapping === undefined ? 200 : 409,
    body: switchBody({ slug, isShown: summary?.isShown === true, months: months.length }, language),
  })

  function lineOf(other: Named): string {
    return filled(summaryPhrases.overlaps, language, { name: nameIn(other, language) })
  }
}
