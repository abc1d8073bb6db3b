import { html } from 'hono/html'
import { financialYearSource } from '../../../../domain/funding/financial-year.ts'
import { roundingSource } from '../../../../domain/funding/grant.ts'
import { centsText, dollarsText } from '../../../../domain/funding/money-text.ts'
import type { SchemeVersion } from '../../../../domain/funding/schemes.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import { sourceHtml } from '../form/source-html.ts'
import type { Markup } from '../shell.ts'
import { coursePhrases } from './course-phrases.ts'
import { fundingPhrases as say } from './phrases.ts'

/** A project in the list of all. */
export interface ListedProject {
  readonly code: string
  readonly title: string
  /** Of the version of its scheme. */
  readonly scheme: Words
  readonly starts: string
  readonly ends: string
  readonly budgetCents: number
  readonly spendCents: number
  readonly claimedCents: number
  readonly lines: number
}

export interface ProjectsView {
  readonly projects: readonly ListedProject[]
  readonly schemes: readonly SchemeVersion[]
  readonly mayAdd: boolean
}

/** The projects of an organisation, the way to add one, and what each scheme pays. */
export function projectsBody(
  { projects, schemes, mayAdd }: ProjectsView,
  language: Language,
): Markup {
  return html`<div class="work"><p class="soft">${say.why[language]}</p><section>${
    projects.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<ul class="list">${projects.map((project) => projectLine(project, language))}</ul>`
  }<p>${
    mayAdd ? html`<a class="button quiet" href="/work/new-project">${say.add[language]}</a>` : ''
  }<a class="button quiet" href="/work/courses">${coursePhrases.title[language]}</a></p></section>${schemeSection(schemes, language)}</div>`
}

function projectLine(project: ListedProject, language: Language): Markup {
  const { code, scheme, starts, ends, budgetCents, spendCents, claimedCents, lines } = project
  const span = filled(say.span, language, {
    starts: dayText(starts, language),
    ends: dayText(ends, language),
  })
  const spent = filled(say.spendOf, language, {
    spend: centsText(spendCents),
    budget: dollarsText(budgetCents),
  })
  const colon = language === 'en' ? ': ' : '：'
  const more = [
    filled(say.lineCount, language, { count: lines }),
    `${say.grantClaimed[language]}${colon}${centsText(claimedCents)}`,
  ]
  return html`<li><span class="what"><a href="/work/funding/${encodeURIComponent(code)}"><b>${nameAndCode({ name: project.title, code }, language)}</b></a><small>${scheme[language]} · ${span}</small><small>${spent} · ${more.join(' · ')}</small></span></li>`
}

function schemeSection(schemes: readonly SchemeVersion[], language: Language): Markup {
  return html`<section><h2>${say.schemes[language]}</h2><p class="soft">${say.schemesWhy[language]}</p><ul class="list">${schemes.map(
    (scheme) =>
      html`<li><span class="what"><b>${schemeText(scheme, language)}</b><small>${say.share[language]} ${scheme.share.government} : ${scheme.share.company} · ${capText(scheme, language)}</small>${sourcesHtml(scheme, language)}</span></li>`,
  )}</ul>${grantHtml(language)}</section>`
}

/** How a grant is worked out, and by whose rule. */
function grantHtml(language: Language): Markup {
  const told = [
    [say.rounding, roundingSource],
    [say.yearBegins, financialYearSource],
  ] as const
  return html`<details class="why"><summary>${say.howGrant[language]}</summary>${told.map(
    ([phrase, source]) =>
      html`<p>${phrase[language]} <span class="soft">${sourceHtml(source, language)}</span></p>`,
  )}</details>`
}

/** A version of a scheme with the days on which a project may begin under it. */
export function schemeText({ title, from, until }: SchemeVersion, language: Language): string {
  const values = { scheme: title[language], from: dayText(from, language) }
  return until === null
    ? filled(say.schemeOpen, language, values)
    : filled(say.schemeSpan, language, Object.assign(values, { until: dayText(until, language) }))
}

/** Most that a scheme pays, and of what. */
export function capText({ cap }: SchemeVersion, language: Language): string {
  if (cap === null) return say.capNone[language]
  const phrase = cap.per === 'project' ? say.capProject : say.capYear
  return filled(phrase, language, { cap: dollarsText(cap.cents) })
}

/** Where each figure of a scheme comes from. */
export function sourcesHtml({ sources }: SchemeVersion, language: Language): Markup {
  const told = [
    [say.share, sources.share],
    [say.cap, sources.cap],
    [say.days, sources.days],
    [say.once, sources.excludes],
  ] as const
  return html`<details class="why"><summary>${say.sources[language]}</summary><dl>${told.map(
    ([label, source]) => html`<dt>${label[language]}</dt><dd>${sourceHtml(source, language)}</dd>`,
  )}</dl></details>`
}
