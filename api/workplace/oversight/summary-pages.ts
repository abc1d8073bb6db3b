import { type Context, Hono } from 'hono'
import { localDay } from '../../../domain/local-day.ts'
import { monthBefore, summaryTerms } from '../../../domain/summary/months.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { summaryPhrases } from '../../../web/pages/summary/phrases.ts'
import { switchBody } from '../../../web/pages/workplace/summary/switch-page.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { usualZone } from '../../store/organisations/place.ts'
import {
  findSummary,
  listMonths,
  overlappingSummary,
  setShown,
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
      const { organisationKey } = authority
      const isShown = typedAt(await readForm(context), 'do') === 'on'
      const overlapping = await overlappingSummary(installation.store.system, organisationKey)
      if (isShown && overlapping !== undefined)
        return showSwitch(context, installation, overlapping)
      const time = now()
      const db = installation.store.own(organisationKey)
      const timeZone = await usualZone(db, organisationKey)
      const month = localDay(time, { timeZone }).slice(0, 7)
      const fromMonth = monthBefore(month, summaryTerms.monthsBefore)
      await db.transaction().execute(async (tx) => {
        await setShown(tx, organisationKey, { isShown, fromMonth, now: time })
        const action = isShown ? 'public summary switched on' : 'public summary switched off'
        const by = { actorKind: 'person', actor: personId, actorName: name } as const
        await addAuditEntry(tx, { organisationKey, time, kind: 'administration', ...by, action })
      })
      return context.redirect('/work/summary', 303)
    })
}

/** `overlapping` names whoever published a summary already with which this one must not stand side by side. */
async function showSwitch(context: Context<Env>, { store }: Installation, overlapping?: string) {
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

  function lineOf(name: string): string {
    return filled(summaryPhrases.overlaps, language, { name })
  }
}
