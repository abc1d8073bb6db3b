import { html } from 'hono/html'
import { inspectionTerms } from '../../../../domain/inspection-terms.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { inspectionPhrases } from './phrases.ts'

/** Where a link for an inspector is made, and under which id; sent twice it is made once. */
export interface ShowForm {
  readonly action: string
  readonly id: string
  /** What may be shown, where the page is about none in particular. */
  readonly facilities?: readonly { readonly code: string; readonly label: string }[]
}

/** The short form that makes a link for an inspector. */
export function showForm({ action, id, facilities }: ShowForm, language: Language): Markup {
  const say = (name: keyof typeof inspectionPhrases) => inspectionPhrases[name][language]
  return html`<section id="inspection" class="noprint"><h2>${say('show')}</h2><p class="soft">${say('why')}</p><form method="post" action="${action}"><input type="hidden" name="/inspection/id" value="${id}">${
    facilities === undefined
      ? ''
      : html`<label for="inspected">${say('facility')}</label><select id="inspected" name="/inspection/facility">${facilities.map(
          ({ code, label }) => html`<option value="${code}">${label}</option>`,
        )}</select>`
  }<label for="minutes">${say('minutes')}</label><select id="minutes" name="/inspection/minutes">${inspectionTerms.choices.map(
    (minutes) =>
      html`<option value="${minutes}"${minutes === inspectionTerms.minutes.usual ? html` selected` : ''}>${filled(inspectionPhrases.minutesOf, language, { n: minutes })}</option>`,
  )}</select><label for="shown-to">${say('shownTo')} <small>${say('shownToHint')}</small></label><input id="shown-to" name="/inspection/shownTo" maxlength="100" autocomplete="off"><p><button>${say('show')}</button>${
    facilities === undefined
      ? html` <a class="button quiet" href="/work/inspections">${say('title')}</a>`
      : ''
  }</p></form></section>`
}
