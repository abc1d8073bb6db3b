import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { exportPhrases as say } from './export-phrases.ts'
import { registerPhrases } from './register-phrases.ts'

export interface ExportPageView {
  readonly from: string
  readonly to: string
  readonly isWhole: boolean
  readonly said: readonly Said[]
  /** To choose from, for whoever oversees several; none for all others. */
  readonly organisations: readonly { readonly value: string; readonly label: string }[]
  readonly organisation: string
  /** Whose it is, as people call it. */
  readonly whose: string
  /** Where the file is; absent while the period cannot be read. */
  readonly file?: { readonly href: string; readonly name: string }
}

/** What an export is, of which days and whose, the file itself, and how whoever is given it recomputes it. */
export function exportBody(view: ExportPageView, language: Language): Markup {
  const { said } = view
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${say.why[language]}</p>${chooser(view, language)}${
    view.file === undefined ? '' : fileOf(view, view.file, language)
  }</div>`
}

function chooser(view: ExportPageView, language: Language): Markup {
  const { from, to, said, isWhole } = view
  const typed = new Map([
    ['from', [from]],
    ['to', [to]],
  ])
  const shown = { typed, said, language }
  const day = { kind: 'date' } as const
  return html`<form class="filter" method="get" action="/work/export"><div class="row">${organisationOf(view, language)}<div class="grow">${controlHtml({ pointer: 'from', label: stockPhrases.from[language], filling: day }, shown)}</div><div class="grow">${controlHtml({ pointer: 'to', label: stockPhrases.to[language], filling: day, hint: stockPhrases.toHint[language] }, shown)}</div></div><label class="shows" for="fromBeginning"><input type="checkbox" id="fromBeginning" name="fromBeginning" value="yes" aria-describedby="whole-hint"${isWhole ? html` checked` : ''}>${say.whole[language]}</label><p class="soft" id="whole-hint">${say.wholeHint[language]}</p><button class="quiet">${say.choose[language]}</button></form>`
}

function organisationOf({ organisations, organisation }: ExportPageView, language: Language) {
  if (organisations.length === 0) return ''
  return html`<div class="grow"><div class="field"><label for="organisation">${registerPhrases.organisation[language]}</label><select id="organisation" name="organisation">${organisations.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === organisation ? html` selected` : ''}>${label}</option>`,
  )}</select></div></div>`
}

function fileOf(
  { from, to, whose }: ExportPageView,
  { href, name }: NonNullable<ExportPageView['file']>,
  language: Language,
): Markup {
  const about = filled(say.ofPeriod, language, {
    whose,
    from: dayText(from, language),
    to: dayText(to, language),
  })
  return html`<section><h2>${say.file[language]}</h2><p>${about}</p><p><a class="button" href="${href}">${say.download[language]}</a></p><p class="soft">${say.takes[language]}</p><p class="soft">${say.notPublic[language]}</p></section><section><h2>${say.check[language]}</h2><p>${say.checkWhy[language]}</p><pre><code>loomcell recompute ${name} --policy policy.txt</code></pre></section>`
}
