import { html } from 'hono/html'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { nameHtml } from '../name-html.ts'
import { filled, nameAndCode } from '../record/format.ts'
import { inspectionPhrases as say } from '../workplace/inspection/phrases.ts'
import { type Markup, workplaceShell } from '../workplace/shell.ts'
import { facilitySections } from './facility-sections.ts'
import { loadSections } from './load-sections.ts'
import type { Inspected, InspectedFacility } from './view.ts'

/** Where a link for an inspector leads. */
export function inspectionPath(secret: string): string {
  return `/inspect/${secret}`
}

/** What an inspector without an account reads by a link; `path` is its own address. */
export function inspectedPage(
  view: Inspected,
  { language, path }: { readonly language: Language; readonly path: string },
): string {
  const title =
    view.of === 'facility'
      ? filled(say.inspectedFacility, language, { name: facilityName(view, language) })
      : say.inspectedLoad[language]
  const body =
    view.of === 'facility'
      ? facilitySections(view, language)
      : loadSections({ ...view, language }, language)
  return workplaceShell({
    title,
    language,
    path,
    body: html`<div class="work ticket">${headOf(view, language)}${body}</div>`,
    isWide: true,
  })
}

function facilityName(view: InspectedFacility, language: Language): string {
  return nameAndCode({ name: nameIn(view, language), code: view.code }, language)
}

function headOf(view: Inspected, language: Language): Markup {
  const { readTime, until, timeZone } = view
  const organisation = nameIn(view.organisation, language)
  const moment = (time: string) =>
    html`<time datetime="${time}">${localMoment(time, language, timeZone)}</time>`
  const facts: readonly (readonly [Words, Markup])[] = [
    [say.shownBy, nameHtml(organisation, language)],
    [say.readNow, moment(readTime)],
    [say.opensUntil, moment(until)],
  ]
  return html`<section><dl class="keys">${facts.map(
    ([label, value]) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl><p class="soft">${filled(say.told, language, { name: organisation })}</p></section>`
}
