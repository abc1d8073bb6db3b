import { html } from 'hono/html'
import { type Outcome, outcomes } from '../../../../../domain/sample/sum-up.ts'
import type { Language } from '../../../../../domain/words.ts'
import { typedAt } from '../../../../../workflows/form/typed.ts'
import { type Control, idOf } from '../../form/control.ts'
import { controlHtml, type Filled } from '../../form/control-html.ts'
import type { Markup } from '../../shell.ts'
import { samplePhrases } from './phrases.ts'

/** The questions at each event of a sample. */
export function findControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/outcome',
      label: samplePhrases.find[language],
      filling: {
        kind: 'one',
        choices: outcomes.map((one) => ({ value: one, label: samplePhrases[one][language] })),
      },
    },
    {
      pointer: '/foundGrams',
      label: samplePhrases.grams[language],
      hint: samplePhrases.gramsHint[language],
      optional: true,
      filling: { kind: 'number', unit: 'g' },
    },
    {
      pointer: '/remark',
      label: samplePhrases.note[language],
      optional: true,
      filling: { kind: 'long' },
    },
  ]
}

/** Where somebody says what was found at an event: folded away, or open with what was typed where that was refused. */
export function findForm(
  { place, action }: { readonly place: number; readonly action: string },
  shown: Filled,
): Markup {
  const { language, typed, said } = shown
  const isRefused = said.length > 0 && typedAt(typed, '/place') === String(place)
  const questions = isRefused
    ? findControls(language).map((one) => controlHtml(one, shown))
    : blankQuestions(place, language)
  return html`<details class="noprint"${isRefused ? html` open` : ''}><summary>${samplePhrases.find[language]}</summary><form method="post" action="${action}"><input type="hidden" name="/place" value="${place}">${questions}<div class="act"><button>${samplePhrases.save[language]}</button></div></form></details>`
}

/** The same questions with ids of their own, since a page has them once for each event. */
function blankQuestions(place: number, language: Language): Markup {
  const id = (pointer: string) => `${idOf(pointer)}-${place}`
  const choice = (one: Outcome, at: number) =>
    html`<label><input type="radio" name="/outcome" value="${one}"${at === 0 ? html` required` : ''}> <span>${samplePhrases[one][language]}</span></label>`
  return html`<fieldset class="field"><legend>${samplePhrases.find[language]}</legend><div class="tiles">${outcomes.map(choice)}</div></fieldset><div class="field"><label for="${id('/foundGrams')}">${samplePhrases.grams[language]}</label><p class="hint" id="${id('/foundGrams')}-hint">${samplePhrases.gramsHint[language]}</p><span class="amount"><input id="${id('/foundGrams')}" name="/foundGrams" inputmode="numeric" autocomplete="off" aria-describedby="${id('/foundGrams')}-hint"><span class="unit">g</span></span></div><div class="field"><label for="${id('/remark')}">${samplePhrases.note[language]}</label><textarea id="${id('/remark')}" name="/remark" rows="2"></textarea></div>`
}

/** What stands in the place of the form on paper: boxes to tick and lines to write on. */
export function paperForm(language: Language): Markup {
  return html`<div class="onpaper" aria-hidden="true"><p>${outcomes.map(
    (one) =>
      html`<span>☐ ${samplePhrases[one][language]}${one === 'differs' ? html` <u class="blank"></u> g` : ''}</span> `,
  )}</p><p>${samplePhrases.note[language]} <u class="blank long"></u></p><p>${samplePhrases.onPaper[language]} <u class="blank long"></u></p></div>`
}
