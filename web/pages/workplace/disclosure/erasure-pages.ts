import { html } from 'hono/html'
import { erasureGrounds } from '../../../../domain/erasure-grounds.ts'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { erasurePhrases } from './erasure-phrases.ts'
import { disclosurePhrases } from './phrases.ts'

/** Sealed facts of an event that go together, each with what it says. */
export interface ErasableGroup {
  /** JSON pointers into the event. */
  readonly pointers: readonly string[]
  readonly facts: readonly { readonly label: Words; readonly value: Words }[]
}

/** What stands between the pointers of one choice; no pointer holds it. */
export const pointersApart = ' '

/** The questions: which facts go, and on which ground. */
export function erasureControls(
  groups: readonly ErasableGroup[],
  language: Language,
): readonly Control[] {
  const colon = language === 'en' ? ': ' : '：'
  const labelOf = ({ facts }: ErasableGroup) =>
    facts
      .map(({ label, value }) => `${label[language]}${colon}${value[language]}`)
      .join(language === 'en' ? '; ' : '；')
  return [
    {
      pointer: '/facts',
      label: erasurePhrases.which[language],
      filling: {
        kind: 'several',
        choices: groups.map((group) => ({
          value: group.pointers.join(pointersApart),
          label: labelOf(group),
        })),
      },
      hint: erasurePhrases.whichHint[language],
    },
    {
      pointer: '/ground',
      label: erasurePhrases.ground[language],
      filling: {
        kind: 'one',
        choices: Object.entries(erasureGrounds).map(([value, { label, source }]) => ({
          value,
          label: `${label[language]} · ${sourceIn(source, language).text}`,
        })),
      },
    },
  ]
}

/** Where an erasure is asked for. */
export interface ErasureForm {
  readonly action: string
  readonly back: string
  readonly code: string
  readonly id: string
  readonly groups: readonly ErasableGroup[]
  /** Sealed facts that stay, since later stages rely on them. */
  readonly kept: readonly ErasableGroup[]
  readonly shown: Filled
}

/** The form of an erasure. */
export function erasureForm(form: ErasureForm): Markup {
  const { action, id, groups, kept, shown } = form
  const { said, language } = shown
  return html`<div class="work">${backOf(form)}${errorSummary(said, language)}<section>${
    groups.length === 0
      ? html`<p>${erasurePhrases[kept.length === 0 ? 'nothing' : 'nothingGoes'][language]}</p>`
      : html`<form method="post" action="${action}"><input type="hidden" name="/id" value="${id}">${erasureControls(
          groups,
          language,
        ).map((one) =>
          controlHtml(one, shown),
        )}<div class="act"><button class="big" name="do" value="preview">${erasurePhrases.preview[language]}</button></div></form>`
  }</section>${keptSection(kept, language)}</div>`
}

function keptSection(kept: readonly ErasableGroup[], language: Language): Markup | '' {
  if (kept.length === 0) return ''
  const labels = kept.flatMap(({ facts }) => facts.map(({ label }) => label[language]))
  return html`<section><h2>${erasurePhrases.relied[language]}</h2><p class="soft">${erasurePhrases.reliedWhy[language]}</p><ul>${labels.map((label) => html`<li>${label}</li>`)}</ul></section>`
}

/** What would go and what stays, before anything does. */
export function erasurePreview(
  form: ErasureForm,
  { gone, kept }: { readonly gone: readonly ErasableGroup[]; readonly kept: number },
): Markup {
  const { action, id, shown } = form
  const { language, typed } = shown
  const say = (name: keyof typeof erasurePhrases) => erasurePhrases[name][language]
  const hidden = (name: string) =>
    (typed.get(name) ?? []).map(
      (value) => html`<input type="hidden" name="${name}" value="${value}">`,
    )
  return html`<div class="work">${backOf(form)}<p class="told word" role="status"><b>${say('confirmTitle')}</b></p><section><h2>${say('goes')}</h2><dl class="facts">${gone
    .flatMap(({ facts }) => facts)
    .map(
      ({ label, value }) => html`<div><dt>${label[language]}</dt><dd>${value[language]}</dd></div>`,
    )}</dl><p class="soft">${say('goesAlso')}</p></section><section><h2>${say('stays')}</h2><ul><li>${say('staysEvent')}</li><li>${say('staysMass')}</li>${
    kept === 0 ? '' : html`<li>${filled(erasurePhrases.staysOthers, language, { n: kept })}</li>`
  }<li>${say('staysWhy')}</li></ul><p class="soft">${say('out')}</p><p class="soft">${say('alone')}</p></section><form method="post" action="${action}"><input type="hidden" name="/id" value="${id}">${hidden('/facts')}${hidden('/ground')}<div class="act"><button class="risky big" name="do" value="erase">${say('confirm')}</button> <button class="quiet" name="do" value="change">${say('change')}</button></div></form></div>`
}

function backOf({ back, code }: ErasureForm): Markup {
  return html`<p><a class="back" href="${back}">← <span class="code">${code}</span></a></p>`
}

/** One erasure as the list tells it. */
export interface ErasureLine {
  readonly id: string
  readonly time: string
  readonly ground: keyof typeof erasureGrounds
  readonly event: string
  readonly facts: readonly Words[]
  readonly digest: string
}

/** Everything that was erased, newest first. */
export function erasuresBody(
  {
    erasures,
    older,
  }: { readonly erasures: readonly ErasureLine[]; readonly older?: string | undefined },
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): Markup {
  return html`<div class="work"><p class="soft">${erasurePhrases.how[language]}</p><section>${
    erasures.length === 0
      ? html`<p>${erasurePhrases.none[language]}</p>`
      : html`<ul class="list">${erasures.map(
          ({ time, ground, facts, event, digest }) =>
            html`<li><span class="what"><b>${facts.map((one) => one[language]).join(language === 'en' ? ', ' : '、')}</b> <small><time datetime="${time}">${localMoment(time, language, timeZone)}</time> · ${erasureGrounds[ground].label[language]}</small><small>${erasurePhrases.event[language]} <code>${event}</code></small><small>${erasurePhrases.digest[language]} <code>${digest}</code></small></span></li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${disclosurePhrases.older[language]}</a></p>`}</div>`
}
