import { type Context, Hono } from 'hono'
import type { Transaction } from 'kysely'
import { schemeVersion, schemeVersions } from '../../../domain/funding/schemes.ts'
import { fundingBounds } from '../../../domain/funding/spend-line.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { fundingPhrases } from '../../../web/pages/workplace/funding/phrases.ts'
import { projectControls } from '../../../web/pages/workplace/funding/project-form.ts'
import { projectBody } from '../../../web/pages/workplace/funding/project-page.ts'
import { projectsBody, schemeText } from '../../../web/pages/workplace/funding/projects-page.ts'
import { projectHref } from '../../../web/pages/workplace/funding/view.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { toldProject } from '../../funding/own-project.ts'
import { newClaimSchema, newProjectSchema } from '../../funding/project-schemas.ts'
import { withdrawOwnLine } from '../../funding/write-line.ts'
import { claimGrant } from '../../funding/write-milestone.ts'
import { addOwnProject } from '../../funding/write-project.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { By } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import type { Tables } from '../../store/database.ts'
import { listProjects } from '../../store/funding/projects.ts'
import { numberAt } from '../form-values.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { projectIn, withoutGaps } from './form-values.ts'

/** `GET /work/funding`, `/work/new-project`, and the page of a project with what is done on it. */
export function createProjectPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/funding', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const projects = await listProjects(db, organisationKey)
      const shown = projects.flatMap((project) => {
        const scheme = schemeVersion(project.scheme)
        return scheme === undefined ? [] : [{ ...project, scheme: scheme.title }]
      })
      const mayAdd = mayRole(principal.role, 'administer')
      const body = projectsBody({ projects: shown, schemes: schemeVersions, mayAdd }, language)
      return showPage(context, { title: fundingPhrases.title[language], body })
    })
    .get('/new-project', (context) => showNewForm(context, installation, { typed: new Map() }))
    .post('/new-project', async (context) => {
      const typed = withoutGaps(await readForm(context), fundingBounds.milestones)
      const asked = readAsked(newProjectSchema, projectIn(typed, fundingBounds.milestones))
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            write(context, async (tx, by) => {
              await addOwnProject(tx, by, asked)
              return asked
            }),
          )
      if (isRefusal(done)) return showNewForm(context, installation, { typed, refused: done })
      return context.redirect(projectHref(done.code), 303)
    })
    .get('/funding/:code', (context) => showProject(context, installation))
    .post('/funding/:code/claims', async (context) => {
      const code = context.req.param('code')
      const typed = new Map([['/milestone', [typedAt(await readForm(context), 'do')]]])
      const asked = readAsked(newClaimSchema, { milestone: numberAt(typed, '/milestone') })
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            write(context, async (tx, by) => {
              await claimGrant(tx, by, { code, ...asked })
              return asked
            }),
          )
      if (isRefusal(done)) return showProject(context, installation, done)
      return context.redirect(projectHref(code), 303)
    })
    .post('/funding/:code/lines/:line/withdrawal', async (context) => {
      const { code, line: id } = context.req.param()
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      const done = await orRefusal(() =>
        write(context, async (tx, by) => {
          await withdrawOwnLine(tx, by, { code, id: id.toLowerCase() })
          return { code }
        }),
      )
      if (isRefusal(done)) return showProject(context, installation, done)
      return context.redirect(projectHref(code), 303)
    })

  function write<Done>(
    context: Context<Env>,
    act: (tx: Transaction<Tables>, by: By) => Promise<Done>,
  ): Promise<Done> {
    const { db, principal, organisationKey } = pageAsker(context, installation)
    const by = { principal, organisationKey, now: now() }
    return db.transaction().execute((tx) => act(tx, by))
  }
}

const usualPlaces = 4

/** The form of a new project. */
function showNewForm(context: Context<Env>, installation: Installation, shown: Shown) {
  const asker = pageAsker(context, installation)
  const { language } = asker
  const schemes = schemeVersions.map((one) => ({
    value: one.code,
    label: schemeText(one, language),
  }))
  const { typed } = shown
  const given = [...typed.keys()].filter((pointer) => pointer.startsWith('/milestones/')).length / 2
  const places = Math.max(usualPlaces, given + 2)
  return showForm(context, asker, {
    title: fundingPhrases.add[language],
    action: '/work/new-project',
    back: { href: '/work/funding', label: fundingPhrases.title[language] },
    controls: projectControls({ schemes, places }, language),
    button: fundingPhrases.add[language],
    ...shown,
  })
}

/** A project, with what was wrong with an act of its page. */
async function showProject(context: Context<Env>, installation: Installation, refused?: Refusal) {
  const { db, organisation, principal, language, names } = pageAsker(context, installation)
  const code = context.req.param('code') ?? ''
  const { statement, digest } = await toldProject(db, organisation, code)
  const scheme = schemeVersion(statement.scheme)
  if (scheme === undefined) throw new RangeError(`Cannot find scheme "${statement.scheme}"`)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls: [] })
  const mayChange = mayRole(principal.role, 'administer')
  return showPage(context, {
    title: nameAndCode({ name: statement.title, code }, language),
    path: projectHref(code),
    body: projectBody({ statement, digest, scheme, mayChange, said }, language),
    status: refused === undefined ? 200 : 422,
  })
}
