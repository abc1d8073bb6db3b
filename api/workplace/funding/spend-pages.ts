import { type Context, Hono } from 'hono'
import { dayText } from '../../../domain/local-moment.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { formPageBody } from '../../../web/pages/workplace/funding/form-page.ts'
import { lineControls, reachedControls } from '../../../web/pages/workplace/funding/line-form.ts'
import { fundingPhrases } from '../../../web/pages/workplace/funding/phrases.ts'
import { projectHref } from '../../../web/pages/workplace/funding/view.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { ownProject } from '../../funding/own-project.ts'
import { newLineSchema, reachedSchema } from '../../funding/project-schemas.ts'
import { addOwnLine } from '../../funding/write-line.ts'
import { reachOwnMilestone } from '../../funding/write-milestone.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readCourses } from '../../store/funding/courses.ts'
import type { StoredProject } from '../../store/funding/projects.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { lineIn, reachedIn } from './form-values.ts'

interface Shown {
  readonly typed: Typed
  readonly refused?: Refusal
}

/** `GET` and `POST /work/funding/:code/new-line` and `/work/funding/:code/milestones/:number`. */
export function createSpendPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/funding/:code/new-line', async (context) => {
      const project = await asked(context)
      return showLineForm(context, installation, project, { typed: new Map() })
    })
    .post('/funding/:code/new-line', async (context) => {
      const project = await asked(context)
      const { db, principal, organisationKey } = pageAsker(context, installation)
      const { code } = project
      const typed = await readForm(context)
      const line = readAsked(newLineSchema, lineIn(typed))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(line)
        ? line
        : await orRefusal(async () => {
            await db.transaction().execute((tx) => addOwnLine(tx, by, { code, line }))
            return line
          })
      if (isRefusal(done))
        return showLineForm(context, installation, project, { typed, refused: done })
      return context.redirect(projectHref(code), 303)
    })
    .get('/funding/:code/milestones/:number', async (context) =>
      showReachedForm(context, installation, await asked(context), { typed: new Map() }),
    )
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

/** The form of a new line of spend. */
async function showLineForm(
  context: Context<Env>,
  installation: Installation,
  { code, title }: StoredProject,
  { typed, refused }: Shown,
) {
  const { db, organisationKey, language, names } = pageAsker(context, installation)
  const courses = await readCourses(db, organisationKey)
  const choices = courses.map(({ id, name, from }) => ({
    value: id,
    label: `${name} · ${dayText(from, language)}`,
  }))
  const controls = lineControls(choices, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const action = `${projectHref(code)}/new-line`
  return showPage(context, {
    title: fundingPhrases.addLine[language],
    path: action,
    body: formPageBody({
      action,
      back: { href: projectHref(code), label: title },
      controls,
      button: fundingPhrases.addLine[language],
      why: fundingPhrases.addLineWhy[language],
      shown: { typed, said, language },
    }),
    status: refused === undefined ? 200 : 422,
  })
}

/** The form that says when a milestone was reached. */
async function showReachedForm(
  context: Context<Env>,
  installation: Installation,
  { code, title, milestones }: StoredProject,
  { typed, refused }: Shown,
) {
  const { language, names } = pageAsker(context, installation)
  const number = Number(context.req.param('number'))
  const milestone = milestones.find((one) => one.number === number)
  if (milestone === undefined) return showDeadEnd(context, 'not_found')
  const controls = reachedControls(language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const action = `${projectHref(code)}/milestones/${number}`
  return showPage(context, {
    title: milestone.name,
    path: action,
    body: formPageBody({
      action,
      back: { href: projectHref(code), label: title },
      controls,
      button: fundingPhrases.reach[language],
      shown: { typed, said, language },
    }),
    status: refused === undefined ? 200 : 422,
  })
}
