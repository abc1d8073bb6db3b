import { html } from 'hono/html'
import { leastOf, mostOf, type RowList } from '../../../../workflows/form/rows.ts'
import type { StageForm } from '../../../../workflows/form/stage-form.ts'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { sourcesHtml } from '../form/sources-html.ts'
import type { Markup } from '../shell.ts'
import { scanPhrases } from './phrases.ts'
import { lineName } from './scan-controls.ts'
import type { Row } from './scan-form-base.ts'

const titles = {
  batches: { many: scanPhrases.batches, one: scanPhrases.batch },
  outputs: { many: scanPhrases.outputs, one: scanPhrases.output },
  losses: { many: scanPhrases.losses, one: scanPhrases.loss },
  additions: { many: scanPhrases.additions, one: scanPhrases.addition },
} as const

/** A list whose lines are added and removed by buttons that send the form, so that no script is needed. */
export function rowsHtml({
  list,
  rows,
  form,
  shown,
}: {
  list: RowList
  rows: readonly Row[]
  form: StageForm
  shown: Filled
}): Markup {
  const { language } = shown
  const most = mostOf(form, list)
  const isLone = most === 1
  const title = (isLone ? titles[list].one : titles[list].many)[language]
  const mayAdd =
    rows.length < most && !rows.some(({ controls }) => controls[0]?.pointer === `/${list}`)
  return html`<section><h2>${title}</h2>${rows.map((row, index) =>
    rowHtml(row, {
      list,
      index,
      shown,
      isLone: isLone || rows.length === 1,
      mayDrop: rows.length > leastOf(form, list),
    }),
  )}${
    mayAdd
      ? html`<div class="more"><button class="quiet" name="do" value="add/${list}/1">+ ${scanPhrases.add[language]}</button>${
          list === 'outputs' && most - rows.length >= 5
            ? html`<button class="quiet" name="do" value="add/${list}/5">+ ${scanPhrases.addFive[language]}</button>`
            : ''
        }</div>`
      : ''
  }${sourcesHtml(rows[0]?.controls ?? [], language)}</section>`
}

interface Place {
  readonly list: RowList
  readonly index: number
  readonly isLone: boolean
  readonly mayDrop: boolean
  readonly shown: Filled
}

function rowHtml({ controls, note }: Row, place: Place): Markup {
  const { list, index, isLone, mayDrop, shown } = place
  const { language } = shown
  const name = lineName(list, index, language)
  const usual = controls.filter(({ seldom }) => seldom !== true)
  const seldom = controls.filter((one) => one.seldom === true)
  const drop = mayDrop
    ? html`<button class="quiet small" name="do" value="drop/${list}/${index}" aria-label="${scanPhrases.drop[language]}: ${name}">${scanPhrases.drop[language]}</button>`
    : ''
  return html`<fieldset class="${isLone ? 'line lone' : 'line'}"><legend>${isLone ? html`<span class="unseen">${name}</span>` : name}</legend>${usual.map(
    (one) => controlHtml(one, shown),
  )}${note === undefined ? '' : html`<p class="note">${note}</p>`}${seldomHtml(seldom, shown)}${drop}</fieldset>`
}

/** Behind one heading, open as soon as something in it was answered or is wrong. */
function seldomHtml(controls: readonly Control[], shown: Filled): Markup | '' {
  if (controls.length === 0) return ''
  const { typed, said, language } = shown
  const isOpen = controls.some(
    ({ pointer }) =>
      typedAt(typed, pointer) !== '' || said.some(({ control }) => control === pointer),
  )
  return html`<details class="seldom"${isOpen ? html` open` : ''}><summary>${filled(scanPhrases.further, language, { n: controls.length })}</summary>${controls.map(
    (one) => controlHtml(one, shown),
  )}</details>`
}
