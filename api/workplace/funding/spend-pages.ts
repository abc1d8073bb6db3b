import { type Context, Hono } from 'hono'
import { dayText } from '../../../domain/local-moment.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { lineControls } from '../../../web/pages/workplace/funding/line-form.ts'
import { fundingPhrases } from '../../../web/pages/workplace/funding/phrases.ts'
import { projectHref } from '../../../web/pages/workplace/funding/view.ts'
import { ownProject } from '../../funding/own-project.ts'
import { newLineSchema } from '../../funding/project-schemas.ts'
import { addOwnLine } from '../../funding/write-line.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readCourses } from '../../store/funding/courses.ts'
import type { StoredProject } from '../../store/funding/projects.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { lineIn } from './form-values.ts'

/** `GET` and `POST /work/funding/:code/new-line`. */
export function createSpendPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/funding/:code/new-line', async (context) => {
      const { db, organisationKey } = pageAsker(context, installation)
      const project = await ownProject(db, organisationKey, context.req.param('code'))
      return showLineForm(context, installation, project, { typed: new Map() })
    })
    .post('/funding/:code/new-line', async (context) => {
      const { db, principal, organisationKey } = pageAsker(context, installation)
      const project = await ownProject(db, organisationKey, context.req.param('code'))
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
}

/** The form of a new line of spend. */
async function showLineForm(
  context: Context<Env>,
  installation: Installation,
  { code, title }: StoredProject,
  shown: Shown,
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const courses = await readCourses(db, organisationKey)
  const choices = courses.map(({ id, name, from }) => ({
    value: id,
    label: `${name} · ${dayText(from, language)}`,
  }))
  return showForm(context, asker, {
    title: fundingPhrases.addLine[language],
    action: `${projectHref(code)}/new-line`,
    back: { href: projectHref(code), label: title },
    controls: lineControls(choices, language),
    button: fundingPhrases.addLine[language],
    why: fundingPhrases.addLineWhy[language],
    ...shown,
  })
}
