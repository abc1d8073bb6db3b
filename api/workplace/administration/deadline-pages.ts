import { Hono } from 'hono'
import { type DeadlineKind, deadlineRules, deadlineStateAt } from '../../../domain/deadline.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { mayRole, type Role } from '../../../domain/role.ts'
import { deadlinesBody } from '../../../web/pages/workplace/administration/deadlines-page.ts'
import { administrationPhrases } from '../../../web/pages/workplace/administration/phrases.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { handOverNames } from '../../notifications/hand-over-names.ts'
import { subjectText } from '../../notifications/topic-text.ts'
import { listDeadlines } from '../../store/notifications/deadlines.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { readShownLimits } from '../estates/shown-limits.ts'
import { pageAsker } from '../page-asker.ts'
import { pageRights } from '../page-rights.ts'
import { showPage } from '../show-page.ts'
import { deadlinePage } from './deadline-page-of.ts'

/** How far ahead one may look; the first unless something else is asked for. */
const choices = [60, 365, 1_095] as const
const mostDeadlines = 500

/** `GET /work/deadlines`: what is due, the earliest first. */
export function createDeadlinePages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/deadlines', async (context) => {
    const asker = pageAsker(context, installation)
    const { db, organisationKey, language, principal } = asker
    const days = choices.find((one) => String(one) === context.req.query('days')) ?? choices[0]
    const time = now()
    const until = new Date(time.getTime() + days * dayMilliseconds)
    const [rows, timeZone, limits] = await Promise.all([
      listDeadlines(db, organisationKey, { until, limit: mostDeadlines }),
      readersZone(db, organisationKey),
      readShownLimits(installation, asker, time),
    ])
    const subjects = rows.map(({ subject }) => subject)
    const handOvers = await handOverNames(installation.store, organisationKey, subjects)
    const deadlines = rows.map(({ kind, subject, dueTime }) => ({
      label: deadlineRules[kind].label,
      subject: subjectText(subject, language, { handOvers }),
      dueTime: dueTime.toISOString(),
      state: deadlineStateAt(kind, dueTime, time),
      source: deadlineRules[kind].source,
      href: openTo(principal.role, kind, subject),
    }))
    return showPage(context, {
      title: administrationPhrases.deadlines[language],
      body: deadlinesBody({ deadlines, limits, days, choices, timeZone }, language),
    })
  })
}

/** The page about it, as far as this role may open it. */
function openTo(role: Role, kind: DeadlineKind, subject: string): string | undefined {
  const href = deadlinePage(kind, subject)
  const right = href === undefined ? undefined : pageRights[`GET ${href}`]
  return right === undefined || mayRole(role, right) ? href : undefined
}
