import { html } from 'hono/html'
import { isAnswered } from '../../../../workflows/form/lines.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { type Control, idOf } from './control.ts'
import { controlHtml, type Filled } from './control-html.ts'
import { formPhrases } from './phrases.ts'
import { sharedSentences } from './shared-sentence.ts'
import { sourcesHtml } from './sources-html.ts'

/**
 * Questions in their order: those of one heading behind it, open where something is wrong or nothing is behind headings; those of one list
 * as its lines, each with a name. Further lines come by a button that sends the form and records nothing.
 */
export function controlsHtml(controls: readonly Control[], shown: Filled): Markup {
  const sections = Map.groupBy(controls, ({ section }) => section)
  return html`${[...sections].map(([title, own]) =>
    title === undefined ? plainHtml(own, shown) : sectionHtml(title, own, shown),
  )}`
}

function sectionHtml(title: string, controls: readonly Control[], shown: Filled): Markup {
  const { typed, said, language } = shown
  const pointers = new Set(controls.map(({ pointer }) => pointer))
  const isWrong = said.some(({ control }) => control !== undefined && pointers.has(control))
  const isFocused = shown.focus !== undefined && pointers.has(shown.focus)
  const asked = controls.filter(({ list }) => list?.line === undefined)
  const answered = asked.filter((one) =>
    controls.some(
      (control) =>
        (control.pointer === one.pointer || control.list?.at === one.pointer) &&
        isAnswered(control, typed),
    ),
  )
  const count = filled(formPhrases.answered, language, { n: answered.length, all: asked.length })
  return html`<details class="group"${isWrong || isFocused ? html` open` : ''}><summary><b>${title}</b> <span class="num">${count}</span></summary>${plainHtml(controls, shown)}</details>`
}

function plainHtml(controls: readonly Control[], shown: Filled): Markup {
  const lists = Map.groupBy(controls, ({ pointer, list }) => list?.at ?? pointer)
  const loose = controls.filter(({ list }) => list === undefined)
  const shared = sharedSentences(loose, ({ leftOut }) => leftOut?.text)
  const once = (one: Control) => {
    const first = shared.get(one.leftOut?.text ?? '')
    return first === undefined ? controlHtml(one, shown) : knownHtml(one, first, shown)
  }
  return html`${[...lists.values()].map((own) =>
    own[0]?.list === undefined ? own.map(once) : listHtml(own, shown),
  )}${sourcesHtml(controls, shown.language)}`
}

/** A question that shares with others what leaving it out decides, which stands before the first of them. */
function knownHtml(control: Control, first: Control, shown: Filled): Markup {
  const text = control.leftOut?.text ?? ''
  const note = `${idOf(first.pointer)}-if-known`
  const said = html`<p class="hint" id="${note}"><b>${formPhrases.ifKnown[shown.language]}</b> – ${text}</p>`
  return html`${control === first ? said : ''}${controlHtml({ ...control, leftOut: { text, note } }, shown)}`
}

function listHtml(controls: readonly Control[], shown: Filled): Markup {
  const { language } = shown
  const lines = [...Map.groupBy(controls, ({ list }) => list?.line)]
  const at = controls[0]?.list?.at ?? ''
  return html`${lines.map(([line, own]) =>
    line === undefined
      ? own.map((one) => controlHtml(one, shown))
      : html`<fieldset class="line"><legend>${own[0]?.line}</legend><div class="pair">${own.map((one) => controlHtml(one, shown))}</div></fieldset>`,
  )}<button class="quiet" name="do" value="line${at}" aria-label="${formPhrases.moreLines[language]}: ${controls[0]?.list?.label ?? ''}">+ ${formPhrases.moreLines[language]}</button>`
}
