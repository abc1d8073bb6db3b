import { type Context, Hono } from 'hono'
import { isRefusal } from '../../../domain/refusal.ts'
import {
  milestoneControls,
  reachedControls,
} from '../../../web/pages/workplace/funding/line-form.ts'
import { fundingPhrases } from '../../../web/pages/workplace/funding/phrases.ts'
import { projectHref } from '../../../web/pages/workplace/funding/view.ts'
import { ownProject } from '../../funding/own-project.ts'
import { newMilestoneSchema, reachedSchema } from '../../funding/project-schemas.ts'
import { addOwnMilestone, reachOwnMilestone } from '../../funding/write-milestone.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import type { StoredProject } from '../../store/funding/projects.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showDeadEnd } from '../show-page.ts'
import { milestoneIn, reachedIn } from './form-values.ts'

/** `GET` and `POST /work/funding/:code/new-milestone` and `/work/funding/:code/milestones/:number`. */
export function createMilestonePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/funding/:code/new-milestone', async (context) => {
      const project = await asked(context)
      return showNewForm(context, installation, project, { typed: new Map() })
    })
    .post('/funding/:code/new-milestone', async (context) => {
      const project = await asked(context)
      const { db, principal, organisationKey } = pageAsker(context, installation)
      const { code } = project
      const typed = await readForm(context)
      const milestone = readAsked(newMilestoneSchema, milestoneIn(typed))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(milestone)
        ? milestone
        : await orRefusal(async () => {
            await db.transaction().execute((tx) => addOwnMilestone(tx, by, { code, milestone }))
            return milestone
          })
      if (isRefusal(done))
        return showNewForm(context, installation, project, { typed, refused: done })
      return context.redirect(projectHref(code), 303)
    })
    .get('/funding/:code/milestones/:number', async (context) => {
      const project = await asked(context)
      return showReachedForm(context, installation, project, { typed: new Map() })
    })
    .post('/funding/:code/milestones/:number', async (context) => {
      const project = await asked(context)
      const { db, principal, organisationKey } = pageAsker(context, installation)
      const { code } = project
      const number = Number(context.req.param('number'))
      const typed = await readForm(context)
      const reached = readAsked(reachedSchema, reachedIn(typed))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(reached)
        ? reached
        : await orRefusal(async () => {
            const act = { code, number, reached }
            await db.transaction().execute((tx) => reachOwnMilestone(tx, by, act))
            return reached
          })
      if (isRefusal(done))
        return showReachedForm(context, installation, project, { typed, refused: done })
      return context.redirect(projectHref(code), 303)
    })

  function asked(context: Context<Env>): Promise<StoredProject> {
    const { db, organisationKey } = pageAsker(context, installation)
    return ownProject(db, organisationKey, context.req.param('code') ?? '')
  }
}

/** The form of a further milestone. */
function showNewForm(
  context: Context<Env>,
  installation: Installation,
  { code, title }: StoredProject,
  shown: Shown,
) {
  const asker = pageAsker(context, installation)
  const { language } = asker
  return showForm(context, asker, {
    title: fundingPhrases.addMilestone[language],
    action: `${projectHref(code)}/new-milestone`,
    back: { href: projectHref(code), label: title },
    controls: milestoneControls(language),
    button: fundingPhrases.addMilestone[language],
    ...shown,
  })
}

/** The form that says when a milestone was reached. */
function showReachedForm(
  context: Context<Env>,
  installation: Installation,
  { code, title, milestones }: StoredProject,
  shown: Shown,
) {
  const asker = pageAsker(context, installation)
  const number = Number(context.req.param('number'))
  const milestone = milestones.find((one) => one.number === number)
  if (milestone === undefined) return showDeadEnd(context, 'not_found')
  const { language } = asker
  return showForm(context, asker, {
    title: milestone.name,
    action: `${projectHref(code)}/milestones/${number}`,
    back: { href: projectHref(code), label: title },
    controls: reachedControls(language),
    button: fundingPhrases.reach[language],
    ...shown,
  })
}
