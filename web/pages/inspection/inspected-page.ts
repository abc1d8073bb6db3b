import { html } from 'hono/html'
import type { Language, Words } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled, nameAndCode } from '../record/format.ts'
import { inspectionPhrases as say } from '../workplace/inspection/phrases.ts'
import { type Markup, workplaceShell } from '../workplace/shell.ts'
import { facilitySections } from './facility-sections.ts'
import { loadSections } from './load-sections.ts'
import type { Inspected } from './view.ts'

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
      ? filled(say.inspectedFacility, language, { name: nameAndCode(view, language) })
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

function headOf(view: Inspected, language: Language): Markup {
  const { organisation, readTime, until, timeZone } = view
  const moment = (time: string) =>
    html`<time datetime="${time}">${localMoment(time, language, timeZone)}</time>`
  const facts: readonly (readonly [Words, Markup])[] = [
    [say.shownBy, html`<bdi>${organisation}</bdi>`],
    [say.readNow, moment(readTime)],
    [say.opensUntil, moment(until)],
  ]
  return html`<section><dl class="keys">${facts.map(
    ([label, value]) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl><p class="soft">${filled(say.told, language, { name: organisation })}</p></section>`
}
