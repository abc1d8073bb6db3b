import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { type Typed, typedAt } from '../../../../workflows/form/typed.ts'
import type { Markup } from '../shell.ts'
import { type Control, idOf } from './control.ts'
import { filesControl } from './files-control.ts'
import { formPhrases } from './phrases.ts'
import type { Said } from './said.ts'

/** What a form shows of what was filled in before: the answers, and what is wrong with them. */
export interface Filled {
  readonly typed: Typed
  readonly said: readonly Said[]
  readonly language: Language
  /** Pointer of the question at which the person goes on. */
  readonly focus?: string | undefined
}

/** A question with its label, what it expects, what is wrong with the answer, and a place for the answer. */
export function controlHtml(control: Control, filled: Filled): Markup {
  const { pointer, label, leftOut } = control
  const { language, said } = filled
  const id = idOf(pointer)
  const wrong = said.filter((one) => one.control === pointer)
  const isGroup = isTiled(control)
  const name = html`${label}${control.optional === true ? html` <small class="opt">${formPhrases.optional[language]}</small>` : ''}${leftOut?.note === undefined ? '' : html` <small class="opt">${formPhrases.ifKnown[language]}</small>`}`
  const hints = hintsOf(control, language)
  const more = html`${control.about === undefined ? '' : html`<p class="hint">${control.about}</p>`}${hints.length === 0 ? '' : html`<p class="hint" id="${id}-hint">${hints.join(' ')}</p>`}${
    wrong.length === 0
      ? ''
      : html`<p class="wrong" id="${id}-wrong">${wrong.map((one) => html`<span${langOf(one, language)}>${one.text}</span> `)}</p>`
  }`
  const shown = wrong.length > 0 ? 'field bad' : 'field'
  if (isGroup) {
    return html`<fieldset class="${shown}"${describedBy(control, language, wrong.length > 0)}><legend>${name}</legend>${more}${control.filling.kind === 'files' ? filesControl(control, control.filling, filled) : tiles(control, filled)}</fieldset>`
  }
  return html`<div class="${shown}"><label for="${id}">${name}</label>${more}${place(control, filled, wrong.length > 0)}</div>`
}

/** Few choices stand as large tiles, each to be hit with a glove; many as a list to choose from. */
function isTiled({ filling }: Control): boolean {
  if (filling.kind === 'files') return true
  if (filling.kind === 'several') return true
  return filling.kind === 'one' && filling.choices.length <= 5
}

/** A list to choose from needs no hint of its own. */
function hintsOf(
  { hint, leftOut, suggested, filling }: Control,
  language: Language,
): readonly string[] {
  const own = [hint, leftOut?.note === undefined ? leftOut?.text : undefined].filter(isSaid)
  const expected = own.length === 0 ? undefined : own.join(language === 'en' ? '. ' : '。')
  return [filling.kind === 'one' ? undefined : expected, suggested].filter(isSaid)
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined
}

function describedBy(control: Control, language: Language, isWrong: boolean): Markup | '' {
  const id = idOf(control.pointer)
  const note = control.leftOut?.note
  const ids = [
    ...(note === undefined ? [] : [note]),
    ...(hintsOf(control, language).length === 0 ? [] : [`${id}-hint`]),
    ...(isWrong ? [`${id}-wrong`] : []),
  ]
  return ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`
}

function place(control: Control, { typed, language, focus }: Filled, isWrong: boolean): Markup {
  const { pointer, filling } = control
  const id = idOf(pointer)
  const value = typedAt(typed, pointer)
  const invalid = isWrong ? html` aria-invalid="true"` : ''
  const common = html`id="${id}" name="${pointer}"${describedBy(control, language, isWrong)}${invalid}${focus === pointer ? html` autofocus` : ''}`
  switch (filling.kind) {
    case 'text':
      return html`<input ${common} value="${value}" autocomplete="off"${
        filling.isCode === true ? html` class="code" autocapitalize="off" spellcheck="false"` : ''
      }${filling.usual === undefined ? html`>` : usualHtml(id, filling.usual)}`
    case 'number':
      return html`<span class="amount"><input ${common} value="${value}" inputmode="decimal" autocomplete="off">${
        filling.unit === undefined || filling.unit === ''
          ? ''
          : html`<span class="unit">${filling.unit}</span>`
      }</span>`
    case 'long':
      return html`<textarea ${common} rows="4" spellcheck="false"${
        filling.isCode === true ? html` class="code"` : ''
      }>${value}</textarea>`
    case 'date':
      return html`<input ${common} type="date" value="${value}">`
    case 'time':
      return html`<input ${common} type="datetime-local" value="${value}">`
    case 'files':
      return filesControl(control, filling, { typed, language })
    case 'one':
    case 'several':
      return html`<select ${common}><option value="">${formPhrases.choose[language]}</option>${filling.choices.map(
        (choice) =>
          html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
      )}</select>`
    default:
      return filling satisfies never
  }
}

/** What is usually answered, to choose from; anything else may be written too. */
function usualHtml(id: string, usual: readonly string[]): Markup {
  return html` list="${id}-usual"><datalist id="${id}-usual">${usual.map((text) => html`<option value="${text}"></option>`)}</datalist>`
}

function tiles({ pointer, filling, optional }: Control, { typed, language }: Filled): Markup {
  const chosen = typed.get(pointer) ?? []
  const id = idOf(pointer)
  const choices = 'choices' in filling ? filling.choices : []
  const isOne = filling.kind === 'one'
  // What may be left out can be taken back again: a radio button alone cannot.
  const all =
    isOne && optional === true
      ? [...choices, { value: '', label: formPhrases.none[language] }]
      : choices
  const isShort = all.every(({ label }) => widthOf(label) <= 9)
  return html`<div class="tiles${isShort ? ' short' : ''}">${all.map(
    ({ value, label }, index) =>
      html`<label><input type="${isOne ? 'radio' : 'checkbox'}"${index === 0 ? html` id="${id}"` : ''} name="${pointer}" value="${value}"${
        chosen.includes(value) || (value === '' && chosen.length === 0) ? html` checked` : ''
      }> <span>${label}</span></label>`,
  )}</div>`
}

/** Width of a text in Latin letters; a Chinese character is as wide as two. */
function widthOf(text: string): number {
  return [...text].reduce((width, mark) => width + (/\p{Script=Han}/u.test(mark) ? 2 : 1), 0)
}

function langOf(said: Said, language: Language): Markup | '' {
  return said.language === language ? '' : html` lang="${said.language}"`
}
