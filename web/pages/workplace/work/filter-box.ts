import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { nameAndCode } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'
import type { WorkFilter, WorkPart, WorkView } from './view.ts'

/** Numbers that say at a glance what there is; each narrows the page to it, and back. */
export function countsHtml(view: WorkView, language: Language): Markup {
  const { waiting, isMore, recalled, due, handOvers, approvals, unread, filter } = view
  const one = (n: number, single: Words, many: Words) => (n === 1 ? single : many)
  const parts: readonly (readonly [WorkPart, number, Words])[] = [
    ['recalled', recalled.length, workPhrases.countRecalled],
    ['due', due.length, one(due.length, workPhrases.countDeadline, workPhrases.countDeadlines)],
    [
      'arriving',
      handOvers.length,
      one(handOvers.length, workPhrases.countHandOver, workPhrases.countHandOvers),
    ],
    ['waiting', waiting, one(waiting, workPhrases.countBatch, workPhrases.countBatches)],
  ]
  const ways: readonly (readonly [string, number, Words])[] = [
    ['/work/approvals', approvals, workPhrases.countApprovals],
    ['#notifications', unread, workPhrases.countUnread],
  ]
  return html`<nav class="counts" aria-label="${workPhrases.summary[language]}">${parts
    .filter(([part, count]) => count > 0 || (part === 'waiting' && view.mayRecord))
    .map(([part, count, label]) => {
      const isOnly = filter.only === part
      const href = addressOf({ ...filter, only: isOnly ? undefined : part })
      const plus = part === 'waiting' && isMore ? '+' : ''
      return html`<a href="${href}"${isOnly ? html` aria-current="true"` : ''}><b>${count}${plus}</b> ${label[language]}</a>`
    })}${ways
    .filter(([, count]) => count > 0)
    .map(
      ([href, count, label]) => html`<a href="${href}"><b>${count}</b> ${label[language]}</a>`,
    )}</nav>`
}

/** The address of the list as it is narrowed, a facility aside, which is remembered. */
export function addressOf({ stream, stage, isMine, only }: WorkFilter, cursor?: string): string {
  const query = new URLSearchParams()
  if (only !== undefined) query.set('only', only)
  if (stream !== undefined) query.set('stream', stream)
  if (stage !== undefined) query.set('stage', stage)
  if (isMine) query.set('mine', 'yes')
  if (cursor !== undefined) query.set('cursor', cursor)
  const text = String(query)
  return text === '' ? '/work' : `/work?${text}`
}

/** Where the list is narrowed by place, stream, step and person. */
export function filterHtml(view: WorkView, language: Language): Markup | '' {
  const { facilities, chosen, streams, filter } = view
  const isNarrow = addressOf(filter) !== '/work'
  const only = html`${facilities.length < 2 ? '' : facilitySelect(facilities, { chosen, language })}`
  return html`<details class="narrow"${isNarrow ? html` open` : ''}><summary>${workPhrases.narrow[language]}${
    chosen === undefined || facilities.length < 2 ? '' : html` <small>${chosen}</small>`
  }</summary><form method="get" action="/work"><div class="pair">${only}<div><label for="stream">${workPhrases.stream[language]}</label>
<select id="stream" name="stream"><option value="">${workPhrases.all[language]}</option>${streams.map(
    ({ name, label }) => option(name, label[language], name === filter.stream),
  )}</select></div><div><label for="stage">${workPhrases.stage[language]}</label>
<select id="stage" name="stage"><option value="">${workPhrases.all[language]}</option>${streams.map(
    ({ name, label, stages }) =>
      html`<optgroup label="${label[language]}">${stages.map((stage) => {
        const value = `${name}.${stage.name}`
        return option(value, stage.label[language], value === filter.stage)
      })}</optgroup>`,
  )}</select></div></div>${filter.only === undefined ? '' : html`<input type="hidden" name="only" value="${filter.only}">`}<div class="tiles"><label><input type="checkbox" name="mine" value="yes"${
    filter.isMine ? html` checked` : ''
  }> ${workPhrases.mine[language]}</label></div><button class="quiet">${workPhrases.show[language]}</button>${
    isNarrow ? html` <a class="button quiet" href="/work">${workPhrases.clear[language]}</a>` : ''
  }</form></details>`
}

function facilitySelect(
  facilities: WorkView['facilities'],
  { chosen, language }: { chosen: string | undefined; language: Language },
): Markup {
  return html`<div><label for="facility">${workPhrases.facility[language]}</label>
<select id="facility" name="facility">${option('', workPhrases.allFacilities[language], false)}${facilities.map(
    (one) => option(one.code, nameAndCode(one, language), one.code === chosen),
  )}</select></div>`
}

function option(value: string, label: string, isChosen: boolean): Markup {
  return html`<option value="${value}"${isChosen ? html` selected` : ''}>${label}</option>`
}
