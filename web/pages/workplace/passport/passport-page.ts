import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { passportPhrases } from './phrases.ts'
import { pointsSection } from './points-section.ts'
import { issuedText, stateTag, versionsSections } from './versions-section.ts'
import type { PassportPageView, VersionLine } from './view.ts'

/** Status, versions, and point by point what is had and what lacks. */
export function passportBody(view: PassportPageView): Markup {
  const { code, versions, points, record, model, publicRecord, shown } = view
  const { language, said } = shown
  const way = (href: string | undefined, label: Words) =>
    href === undefined ? '' : html`<a class="button quiet" href="${href}">${label[language]}</a>`
  return html`<div class="work"><p><a class="back" href="/work/batches/${encodeURIComponent(code)}">← ${filled(passportPhrases.toBatch, language, { code })}</a></p>${errorSummary(said, language)}<nav class="links" aria-label="${passportPhrases.points[language]}">${way(record, passportPhrases.record)}${way(model, passportPhrases.toModel)}${way(publicRecord, passportPhrases.toRecord)}</nav>${
    versions.length === 0
      ? html`<section><p>${passportPhrases.passportsNone[language]}</p></section>`
      : versionsSections(view)
  }${pointsSection(points, language)}</div>`
}

/** Every version that an organisation issued, newest first. */
export function passportsBody(
  {
    versions,
    older,
  }: { readonly versions: readonly VersionLine[]; readonly older?: string | undefined },
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): Markup {
  return html`<div class="work"><section>${
    versions.length === 0
      ? html`<p>${passportPhrases.passportsNone[language]}</p>`
      : html`<ul class="list">${versions.map(
          (one) =>
            html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(one.batch?.code ?? '')}/passport"><b class="code">${one.batch?.code ?? one.id}</b> <small>${filled(passportPhrases.version, language, { n: one.version })} · ${issuedText(one, language, timeZone)}</small></a>${stateTag(one.state, language)}</li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${passportPhrases.older[language]}</a></p>`}</div>`
}
