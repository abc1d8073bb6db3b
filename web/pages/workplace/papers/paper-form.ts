import { html } from 'hono/html'
import type { Words } from '../../../../domain/words.ts'
import { mostParts, partCount } from '../../../../workflows/form/lines.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { controlsHtml } from '../form/controls-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { noEnter } from '../form/no-enter.ts'
import { formPhrases } from '../form/phrases.ts'
import type { Markup } from '../shell.ts'

/** A form that puts one paper on record. */
export interface PaperFormView {
  readonly action: string
  readonly back: { readonly href: string; readonly label: Words }
  readonly why: Words | undefined
  readonly submit: Words
  /** Answers that nobody is asked for, such as the id that makes sending it twice harmless. */
  readonly hidden: readonly string[]
  readonly controls: readonly Control[]
  readonly shown: Filled
}

export function paperFormBody(view: PaperFormView): Markup {
  const { action, back, why, submit, hidden, controls, shown } = view
  const { language, said, typed } = shown
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label[language]}</a></p>${errorSummary(said, language)}${
    why === undefined ? '' : html`<p class="soft">${why[language]}</p>`
  }<form method="post" action="${action}">${noEnter}${hidden.map(
    (name) => html`<input type="hidden" name="${name}" value="${typed.get(name)?.[0] ?? ''}">`,
  )}<section>${controlsHtml(controls, shown)}</section><div class="act"><button class="big" name="do" value="add">${submit[language]}</button></div></form></div>`
}

/** Questions of each line of a list: one at least, and one more where somebody asked for it. */
export function lineControls(
  at: string,
  { label, typed, language, ask }: LinesAsked,
): readonly Control[] {
  const more = typed.get('do')?.[0] === `line${at}` ? 1 : 0
  const count = Math.min(mostParts, Math.max(1, partCount(typed, at)) + more)
  return Array.from({ length: count }, (_, line) => line).flatMap((line) => {
    const name = filled(formPhrases.lineOf, language, { name: label[language], n: line + 1 })
    const list = { at, label: label[language], line }
    return ask(`${at}/${line}`).map((control) => ({ ...control, line: name, list }))
  })
}

interface LinesAsked extends Pick<Filled, 'typed' | 'language'> {
  readonly label: Words
  /** The questions of the line at a pointer. */
  readonly ask: (at: string) => readonly Control[]
}

/** What a form asks of a mass: grams, or kilograms with their unit. */
export function gramsControl(
  pointer: string,
  { label, language }: { label: Words; language: Filled['language'] },
): Control {
  const hint = formPhrases.grams[language]
  return { pointer, label: label[language], filling: { kind: 'text' }, hint }
}

/** A question of one line of text. */
export function textControl(
  pointer: string,
  { label, language, optional }: { label: Words; language: Filled['language']; optional?: true },
): Control {
  const asked = { pointer, label: label[language], filling: { kind: 'text' } } as const
  return optional === true ? { ...asked, optional } : asked
}

/** A question after a day. */
export function dayControl(
  pointer: string,
  { label, language }: { label: Words; language: Filled['language'] },
): Control {
  return { pointer, label: label[language], filling: { kind: 'date' } }
}

/** A choice among names that have words, or among things that have names of their own. */
export function choiceControl(
  pointer: string,
  { label, language, choices, optional, none }: ChoiceAsked,
): Control {
  const asked: Control = {
    pointer,
    label: label[language],
    ...(choices.length === 0 && none !== undefined ? { about: none[language] } : {}),
    filling: {
      kind: 'one',
      choices: choices.map(([value, said]) => ({
        value,
        label: typeof said === 'string' ? said : said[language],
      })),
    },
  }
  return optional === true ? { ...asked, optional } : asked
}

interface ChoiceAsked {
  readonly label: Words
  readonly language: Filled['language']
  readonly choices: readonly (readonly [string, Words | string])[]
  readonly optional?: true
  /** What is said where there is nothing to choose. */
  readonly none?: Words
}
