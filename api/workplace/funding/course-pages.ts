import { type Context, Hono } from 'hono'
import { isRefusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  courseCertificateControls,
  courseControls,
} from '../../../web/pages/workplace/funding/course-form.ts'
import {
  courseBody,
  coursesBody,
  type ShownCourse,
} from '../../../web/pages/workplace/funding/course-page.ts'
import { coursePhrases } from '../../../web/pages/workplace/funding/course-phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { courseCertificateSchema, newCourseSchema } from '../../funding/course-schemas.ts'
import { addOwnCourse, certifyOwn, ownCourse } from '../../funding/write-course.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { competencesOf } from '../../organisations/competences.ts'
import { readCourses, type StoredCourse } from '../../store/funding/courses.ts'
import { listMemberships, type Membership } from '../../store/people/memberships.ts'
import { saidAt, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { courseIn } from './form-values.ts'

/** `GET /work/courses`, `/work/new-course`, and the page of a course, on which people are certified. */
export function createCoursePages(installation: Installation, now: () => Date) {
  const { store, streams } = installation
  const competences = competencesOf(streams)
  const schema = newCourseSchema(competences)
  return new Hono<Env>()
    .get('/courses', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const [courses, members] = await Promise.all([
        readCourses(db, organisationKey),
        listMemberships(store.system, organisationKey),
      ])
      const shown = courses.map((course) => shownCourse(course, members, language))
      const mayAdd = mayRole(principal.role, 'administer')
      const body = coursesBody({ courses: shown, mayAdd }, language)
      return showPage(context, { title: coursePhrases.title[language], body })
    })
    .get('/new-course', (context) => showNewForm(context, { typed: new Map() }))
    .post('/new-course', async (context) => {
      const { db, principal, organisationKey, organisation } = pageAsker(context, installation)
      const typed = await readForm(context)
      const asked = readAsked(schema, courseIn(typed))
      const by = { principal, organisationKey, slug: organisation.slug, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => addOwnCourse(tx, by, asked)))
      if (isRefusal(done)) return showNewForm(context, { typed, refused: done })
      return context.redirect(`/work/courses/${done.id}`, 303)
    })
    .get('/courses/:id', (context) => showCourse(context, { typed: new Map() }))
    .post('/courses/:id', async (context) => {
      const { principal, organisationKey, organisation } = pageAsker(context, installation)
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      const typed = await readForm(context)
      const asked = readAsked(courseCertificateSchema, certificateIn(typed))
      const { slug } = organisation
      const asking = { principal, organisationKey, slug, store, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() => certifyOwn(asking, { id, certificate: asked }))
      if (isRefusal(done)) return showCourse(context, { typed, refused: done })
      return context.redirect(`/work/courses/${id}`, 303)
    })

  function shownCourse(
    { courseKey: _, people, competence, ...course }: StoredCourse,
    members: readonly Membership[],
    language: PageAsker['language'],
  ): ShownCourse {
    return {
      ...course,
      competence: competences.get(competence ?? '')?.label[language],
      people: people.map(({ person, operator, certificate }) => ({
        name: members.find(({ personId }) => personId === person)?.name ?? operator,
        certificate,
      })),
    }
  }

  async function showNewForm(context: Context<Env>, shown: Shown) {
    const asker = pageAsker(context, installation)
    const { organisationKey, language } = asker
    const members = await listMemberships(store.system, organisationKey)
    const people = members.map(({ personId, name }) => ({ value: personId, label: name }))
    const kinds = [...competences.values()].map(({ kind, label }) => ({
      value: kind,
      label: label[language],
    }))
    return showForm(context, asker, {
      title: coursePhrases.add[language],
      action: '/work/new-course',
      back: { href: '/work/courses', label: coursePhrases.title[language] },
      controls: courseControls({ kinds, people }, language),
      button: coursePhrases.add[language],
      ...shown,
    })
  }

  async function showCourse(context: Context<Env>, { typed, refused }: Shown) {
    const { db, organisationKey, principal, language, names } = pageAsker(context, installation)
    const id = context.req.param('id') ?? ''
    if (!isId(id)) return showDeadEnd(context, 'not_found')
    const [course, members] = await Promise.all([
      ownCourse(db, organisationKey, id),
      listMemberships(store.system, organisationKey),
    ])
    const open = members.filter(({ personId }) =>
      course.people.some(({ person, certificate }) => person === personId && certificate === null),
    )
    const people = open.map(({ personId, name }) => ({ value: personId, label: name }))
    const controls = courseCertificateControls(people, language)
    const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
    const mayCertify =
      mayRole(principal.role, 'administer') && course.competence !== null && people.length > 0
    const form =
      mayCertify || refused !== undefined
        ? { form: { controls, shown: { typed, said, language } } }
        : {}
    return showPage(context, {
      title: course.name,
      path: `/work/courses/${id}`,
      body: courseBody({ course: shownCourse(course, members, language), ...form }, language),
      status: refused === undefined ? 200 : 422,
    })
  }
}

function certificateIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    person: typedAt(typed, '/person'),
    number: typedAt(typed, '/number'),
    validFrom: saidAt(typed, '/validFrom'),
    validUntil: saidAt(typed, '/validUntil'),
  })
}
