import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { recallSeverities } from '../../../../workflows/recall.ts'
import { localMoment } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { recallPhrases } from './phrases.ts'
import { openerText, recallTags } from './recalls-page.ts'
import type { AffectedView, RecallView } from './view.ts'

export interface RecallPageView {
  readonly recall: RecallView
  /** The reader's own affected batches, of many the first ones. */
  readonly affected: readonly AffectedView[]
  readonly isCut: boolean
  /** Whose clock the times are of. */
  readonly timeZone: string
  /** Short name of the reader's organisation. */
  readonly organisation: string
  /** Whether this reader may object now, may not since it is a supervisor's to do, or nobody here may. */
  readonly objecting: 'open' | 'supervisor' | 'closed'
  /** Whether this reader may take its notice off the pages of the organisation looked at, as an authority may. */
  readonly mayRemove: boolean
  /** Whether this reader may end it now. */
  readonly mayEnd: boolean
  readonly shown: Filled
}

/** A recall as it concerns this organisation: what is said of it, which batches, who objected, and the place to object. */
export function recallBody(view: RecallPageView): Markup {
  const { recall, objecting, shown, timeZone } = view
  const { language, said } = shown
  return html`<div class="work"><p><a class="back" href="/work/recalls">← ${recallPhrases.back[language]}</a></p>${errorSummary(said, language)}${aboutSection(recall, language, timeZone)}${objectionsSection(view)}${objecting === 'open' ? objectForm(view) : ''}${
    objecting === 'supervisor'
      ? html`<p class="soft">${recallPhrases.supervisor[language]}</p>`
      : ''
  }${view.mayRemove ? removalForm(view) : ''}${affectedSection(view)}${view.mayEnd ? endForm(view) : ''}</div>`
}

/** The one question of whoever ends it. */
export function endControls(language: Language): readonly Control[] {
  return [{ pointer: '/note', label: recallPhrases.endNote[language], filling: { kind: 'long' } }]
}

function endForm({ recall, shown }: RecallPageView): Markup {
  const { language, typed } = shown
  return html`<section id="end"><h2>${recallPhrases.end[language]}</h2><p class="soft">${recallPhrases.endWhy[language]}</p><form method="post" action="/work/recalls/${recall.id}/end"><input type="hidden" name="/id" value="${typed.get('/id')?.[0] ?? ''}">${endControls(language).map((one) => controlHtml(one, shown))}<div class="act"><button class="risky">${recallPhrases.end[language]}</button></div></form></section>`
}

/** The one question of an authority. */
export function removalControls(language: Language): readonly Control[] {
  return [
    { pointer: '/note', label: recallPhrases.removeNote[language], filling: { kind: 'long' } },
  ]
}

function removalForm({ recall, shown }: RecallPageView): Markup {
  const { language, typed } = shown
  return html`<section id="removal"><h2>${recallPhrases.remove[language]}</h2><p class="soft">${recallPhrases.removeWhy[language]}</p><form method="post" action="/work/recalls/${recall.id}/removal"><input type="hidden" name="/id" value="${typed.get('/id')?.[0] ?? ''}">${removalControls(language).map((one) => controlHtml(one, shown))}<div class="act"><button class="risky">${recallPhrases.remove[language]}</button></div></form></section>`
}

/** The one question of an objection. */
export function objectionControls(language: Language): readonly Control[] {
  return [{ pointer: '/note', label: recallPhrases.note[language], filling: { kind: 'long' } }]
}

function aboutSection(recall: RecallView, language: Language, timeZone: string): Markup {
  const { severity, reason, createdTime, endedTime, endNote } = recall
  const since = filled(recallPhrases.since, language, {
    time: localMoment(createdTime, language, timeZone),
  })
  return html`<section><p>${recallTags(recall, language)}</p><dl><dt>${since}</dt><dd>${recallSeverities[severity][language]} · ${openerText(recall, language)}</dd><dt>${recallPhrases.reason[language]}</dt><dd>${reason}</dd>${
    endedTime === null
      ? ''
      : html`<dt>${filled(recallPhrases.endedOn, language, { time: localMoment(endedTime, language, timeZone) })}</dt><dd>${endNote ?? '–'}</dd>`
  }</dl></section>`
}

const fileForms = ['xlsx', 'csv', 'ndjson'] as const

function affectedSection(view: RecallPageView): Markup {
  const {
    affected,
    isCut,
    recall: { id },
    shown: { language },
  } = view
  return html`<section><h2>${recallPhrases.affected[language]}</h2>${
    affected.length === 0
      ? html`<p>${recallPhrases.affectedNone[language]}</p>`
      : html`<ul class="list">${affected.map(
          ({ code, grams: left }) =>
            html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(code ?? '')}"><span class="code">${code}</span>${left === null ? '' : html` <small>${grams(left, language)}</small>`}</a></li>`,
        )}</ul>`
  }${isCut ? html`<p class="soft">${filled(recallPhrases.more, language, { n: affected.length })}</p>` : ''}<p>${recallPhrases.files[language]}</p><p>${fileForms.map(
    (form) =>
      html`<a class="button quiet" href="/api/v1/recalls/${id}/affected.${form}">${form.toUpperCase()}</a> `,
  )}</p></section>`
}

function objectionsSection(view: RecallPageView): Markup {
  const { recall, organisation, timeZone } = view
  const { language } = view.shown
  return html`<section id="objections"><h2>${recallPhrases.objections[language]}</h2>${
    recall.objections.length === 0
      ? html`<p>${recallPhrases.objectionsNone[language]}</p>`
      : html`<dl>${recall.objections.map(
          (one) =>
            html`<dt>${objectorText(one, organisation, language)} · ${localMoment(one.createdTime, language, timeZone)}</dt><dd>${one.note}</dd>`,
        )}</dl>`
  }</section>`
}

function objectorText(
  { holder, authority, authorityNames: names }: RecallView['objections'][number],
  organisation: string,
  language: Language,
): string {
  if (authority !== null) {
    const name = nameIn({ name: authority, names }, language)
    return filled(recallPhrases.byAuthority, language, { name })
  }
  if (holder === null) return recallPhrases.byOther[language]
  if (holder.slug === organisation) return recallPhrases.byYou[language]
  return filled(recallPhrases.byHolder, language, { name: nameIn(holder, language) })
}

function objectForm({ recall, shown }: RecallPageView): Markup {
  const { language, typed } = shown
  return html`<section><h2>${recallPhrases.object[language]}</h2><p class="soft">${recallPhrases.explain[language]}</p><form method="post" action="/work/recalls/${recall.id}/objection"><input type="hidden" name="/id" value="${typed.get('/id')?.[0] ?? ''}">${objectionControls(language).map((one) => controlHtml(one, shown))}<div class="act"><button class="big">${recallPhrases.send[language]}</button></div></form></section>`
}
