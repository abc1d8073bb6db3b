import { html } from 'hono/html'
import { centsText } from '../../../../domain/funding/money-text.ts'
import type { Course } from '../../../../domain/funding/statement.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { coursePhrases as say } from './course-phrases.ts'
import { fundingPhrases } from './phrases.ts'

/** A course as its page shows it. */
export interface ShownCourse extends Omit<Course, 'people' | 'competence'> {
  /** Label of the certificate that it leads to. */
  readonly competence: string | undefined
  readonly people: readonly {
    readonly name: string
    readonly certificate: Course['people'][number]['certificate']
  }[]
}

/** The courses of an organisation, and the way to add one. */
export function coursesBody(
  { courses, mayAdd }: { readonly courses: readonly ShownCourse[]; readonly mayAdd: boolean },
  language: Language,
): Markup {
  return html`<div class="work"><p><a class="back" href="/work/funding">← ${fundingPhrases.title[language]}</a></p><p class="soft">${say.why[language]}</p><section>${
    courses.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<ul class="list">${courses.map(
          (course) =>
            html`<li><span class="what"><a href="/work/courses/${course.id}"><b>${course.name}</b></a><small>${factsText(course, language)}</small></span></li>`,
        )}</ul>`
  }</section>${mayAdd ? html`<p><a class="button quiet" href="/work/new-course">${say.add[language]}</a></p>` : ''}</div>`
}

function factsText(course: ShownCourse, language: Language): string {
  const { provider, from, to, hours, costCents, people } = course
  return [
    provider,
    filled(say.span, language, { from: dayText(from, language), to: dayText(to, language) }),
    filled(say.hourCount, language, { count: hours }),
    centsText(costCents),
    filled(say.peopleCount, language, { count: people.length }),
  ].join(' · ')
}

export interface CourseView {
  readonly course: ShownCourse
  /** Absent where nobody is left to certify, or the person may only read. */
  readonly form?: { readonly controls: readonly Control[]; readonly shown: Filled }
}

/** A course: who took part, who was certified, and the form that certifies one. */
export function courseBody({ course, form }: CourseView, language: Language): Markup {
  const { id, competence, people } = course
  const colon = language === 'en' ? ': ' : '：'
  return html`<div class="work"><p><a class="back" href="/work/courses">← ${say.title[language]}</a></p>${errorSummary(form?.shown.said ?? [], language)}<section><p>${factsText(course, language)}</p>${
    competence === undefined
      ? ''
      : html`<p class="soft">${say.competence[language]}${colon}${competence}</p>`
  }</section><section><h2>${say.people[language]}</h2><ul class="list">${people.map(
    ({ name, certificate }) =>
      html`<li><span class="what"><b>${name}</b><small>${certificateText(certificate, language)}</small></span></li>`,
  )}</ul></section>${
    form === undefined
      ? ''
      : formSection({
          ...form,
          action: `/work/courses/${id}`,
          title: say.certify[language],
          why: say.certifyWhy[language],
          button: say.certify[language],
        })
  }</div>`
}

function certificateText(
  certificate: Course['people'][number]['certificate'],
  language: Language,
): string {
  if (certificate === null) return say.uncertified[language]
  const { number, validFrom, validUntil } = certificate
  return filled(say.certified, language, {
    number,
    from: dayText(validFrom, language),
    until: dayText(validUntil, language),
  })
}
