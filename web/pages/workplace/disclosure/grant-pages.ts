import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import type { grantControls } from './grant-controls.ts'
import { disclosurePhrases } from './phrases.ts'

/** A grant as a page of either side tells it. Times are UTC, ISO 8601. */
export interface GrantLine {
  readonly id: string
  readonly state: 'open' | 'ended' | 'expired'
  /** The other side: whom it is shown to, or who shows it. */
  readonly party: string
  readonly byLink?: boolean
  readonly codes: readonly string[]
  readonly until: string
  readonly looks?: number
  readonly lastLook?: string | null
}

/** How a reader reads it. */
export interface GrantReader {
  readonly language: Language
  readonly timeZone: string
}

/** Everything that is shown, newest first; `at` is where each leads. */
export function grantsBody(
  { grants, older, at, head, none }: GrantList,
  reader: GrantReader,
): Markup {
  const { language } = reader
  return html`<div class="work">${head}<section>${
    grants.length === 0
      ? html`<p>${none[language]}</p>`
      : html`<ul class="list">${grants.map((one) => html`<li>${lineOf(one, at, reader)}</li>`)}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${disclosurePhrases.older[language]}</a></p>`}</div>`
}

export interface GrantList {
  readonly grants: readonly GrantLine[]
  readonly older: string | undefined
  readonly at: string
  readonly head: Markup | ''
  readonly none: Words
}

/** The way to a new grant. */
export function newGrantLink(language: Language): Markup {
  return html`<p><a class="button big" href="/work/grants/new">${disclosurePhrases.newGrant[language]}</a></p>`
}

function lineOf(grant: GrantLine, at: string, reader: GrantReader): Markup {
  const { language } = reader
  const { id, party, codes, state, byLink } = grant
  return html`<a class="rowlink" href="${at}/${id}"><b><bdi>${party}</bdi></b> <small>${codes.join(language === 'en' ? ', ' : '、')} · ${untilText(grant, reader)}${
    byLink === true ? ` · ${disclosurePhrases.byLink[language]}` : ''
  }${grant.looks === undefined ? '' : ` · ${looksText(grant, reader)}`}</small></a><span class="tag${state === 'open' ? ' on' : ''}">${disclosurePhrases[state][language]}</span>`
}

function untilText({ until }: GrantLine, { language, timeZone }: GrantReader): string {
  const time = localMoment(until, language, timeZone)
  return filled(disclosurePhrases.untilTime, language, { time })
}

function looksText(
  { looks = 0, lastLook = null }: GrantLine,
  { language, timeZone }: GrantReader,
): string {
  if (looks === 0 || lastLook === null) return disclosurePhrases.looksNone[language]
  const often = looks === 1 ? disclosurePhrases.looksOne : disclosurePhrases.looks
  const last = filled(disclosurePhrases.lastLook, language, {
    time: localMoment(lastLook, language, timeZone),
  })
  return `${filled(often, language, { n: looks })} · ${last}`
}

/** A grant of one's own with every look, and the way to end it. */
export interface GrantPageView extends GrantLine {
  readonly audiences: readonly (keyof typeof audienceWords)[]
  readonly facts: readonly Words[]
  readonly reason: string
  readonly looked: readonly { readonly time: string; readonly by: string }[]
  /** Whole address that opens it, this once. */
  readonly link?: string | undefined
}

export function grantBody(view: GrantPageView, reader: GrantReader): Markup {
  const { language, timeZone } = reader
  const say = (name: keyof typeof disclosurePhrases) => disclosurePhrases[name][language]
  const { id, party, state, codes, audiences, facts, reason, looked, link } = view
  const what = [...audiences.map((one) => audienceWords[one]), ...facts]
  return html`<div class="work"><p><a class="back" href="/work/grants">← ${say('back')}</a></p>${
    link === undefined
      ? ''
      : html`<section><p>${filled(disclosurePhrases.link, language, { name: party })}</p><p><code class="secret">${link}</code></p></section>`
  }<section><p><span class="tag${state === 'open' ? ' on' : ''}">${say(state)}</span></p><dl class="facts"><div><dt>${say('whom')}</dt><dd><bdi>${party}</bdi></dd></div><div><dt>${say('batches')}</dt><dd>${codes.map((code) => html`<a class="code" href="/work/batches/${encodeURIComponent(code)}">${code}</a> `)}</dd></div><div><dt>${say('what')}</dt><dd>${what.map((one) => html`${one[language]}<br>`)}</dd></div><div><dt>${say('until')}</dt><dd>${localMoment(view.until, language, timeZone)}</dd></div><div><dt>${say('reason')}</dt><dd>${reason}</dd></div></dl>${
    state === 'open'
      ? html`<form method="post" action="/work/grants/${id}/end"><p class="soft">${say('endWhy')}</p><button class="risky">${say('end')}</button></form>`
      : ''
  }</section><section><h2>${say('who')}</h2><p>${looksText(view, reader)}</p>${
    looked.length === 0
      ? ''
      : html`<p class="soft">${say('whoMost')}</p><ul class="list">${looked.map(
          ({ time, by }) =>
            html`<li><b><bdi>${by}</bdi></b><time datetime="${time}">${localMoment(time, language, timeZone)}</time></li>`,
        )}</ul>`
  }</section></div>`
}

/** The form of a new grant. */
export function newGrantBody(
  controls: ReturnType<typeof grantControls>,
  { id, shown }: { readonly id: string; readonly shown: Filled },
): Markup {
  const { language, said } = shown
  const say = (name: keyof typeof disclosurePhrases) => disclosurePhrases[name][language]
  const section = (title: string, asked: readonly Control[]) =>
    html`<section><h2>${title}</h2>${asked.map((one) => controlHtml(one, shown))}</section>`
  return html`<div class="work"><p><a class="back" href="/work/grants">← ${say('back')}</a></p>${errorSummary(said, language)}<p class="soft">${say('explain')}</p><form method="post" action="/work/grants/new"><button name="do" value="give" hidden>${say('give')}</button><input type="hidden" name="/id" value="${id}"><section><h2>${say('what')}</h2>${controlHtml(controls.batches, shown)}<p><button class="quiet" name="do" value="look">${say('look')}</button></p>${controls.what.map((one) => controlHtml(one, shown))}</section>${section(say('whom'), controls.whom)}${section(say('howLong'), controls.when)}<div class="act"><button class="big" name="do" value="give">${say('give')}</button></div></form></div>`
}
