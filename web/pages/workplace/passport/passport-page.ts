import { html } from 'hono/html'
import {
  givenRevocations,
  givenSuspensions,
  type PassportState,
  passportStates,
  revocationReasons,
  suspensionReasons,
} from '../../../../domain/passport/status-reasons.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { dayText, localMoment } from '../../local-time.ts'
import { filled, inBrackets } from '../../record/format.ts'
import { type Control, idOf } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { obligationWords } from './obligation-words.ts'
import { passportPhrases } from './phrases.ts'

/** A version of a passport as its issuer reads it. Times are UTC, ISO 8601. */
export interface VersionLine {
  readonly id: string
  readonly version: number
  readonly state: PassportState
  readonly address: string
  readonly issuedTime: string
  /** When it came to stand so, and why, where it does not hold. */
  readonly since: string | null
  readonly reason: Words | null
  /** Code and address of the batch, in a list of many. */
  readonly batch?: { readonly code: string }
}

type PointState = 'have' | 'derived' | 'lacking' | 'unasked'

/** One point with what is known of it. */
export interface PointLine {
  readonly number: number
  readonly name: Words
  readonly provision: string
  readonly obligation: keyof typeof obligationWords
  readonly audience: keyof typeof audienceWords
  readonly when?: Words | undefined
  readonly partly: boolean
  readonly values: readonly Words[]
}

/** A batch's passport as its holder sees it. */
export interface PassportPageView {
  readonly code: string
  readonly versions: readonly VersionLine[]
  readonly mayChange: boolean
  /** Where data of the batch are recorded; absent where this person does not. */
  readonly record?: string | undefined
  /** Where data of its model are; absent where it names none. */
  readonly model?: string | undefined
  readonly points:
    | {
        readonly category: Words
        readonly asOf: string
        readonly counted: string
        readonly groups: Readonly<Record<PointState, readonly PointLine[]>>
      }
    | 'no_category'
    | 'no_points'
  readonly shown: Filled
  readonly timeZone: string
}

const states: readonly PointState[] = ['lacking', 'derived', 'have', 'unasked']

/** Status, versions, and point by point what is had and what lacks. */
export function passportBody(view: PassportPageView): Markup {
  const { code, versions, points, record, model, shown } = view
  const { language, said } = shown
  const say = (phrase: Words) => phrase[language]
  return html`<div class="work"><p><a class="back" href="/work/batches/${encodeURIComponent(code)}">← ${filled(passportPhrases.toBatch, language, { code })}</a></p>${errorSummary(said, language)}<nav class="links" aria-label="${say(passportPhrases.points)}">${
    record === undefined
      ? ''
      : html`<a class="button quiet" href="${record}">${say(passportPhrases.record)}</a>`
  }${
    model === undefined
      ? ''
      : html`<a class="button quiet" href="${model}">${say(passportPhrases.toModel)}</a>`
  }</nav>${
    versions.length === 0
      ? html`<section><p>${say(passportPhrases.passportsNone)}</p></section>`
      : versions.map((one) => versionSection(one, view))
  }${pointsSection(points, language)}</div>`
}

/** Every version that an organisation issued, newest first. */
export function passportsBody(
  {
    versions,
    older,
  }: { readonly versions: readonly VersionLine[]; readonly older?: string | undefined },
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): Markup {
  return html`<div class="work"><section>${
    versions.length === 0
      ? html`<p>${passportPhrases.passportsNone[language]}</p>`
      : html`<ul class="list">${versions.map(
          (one) =>
            html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(one.batch?.code ?? '')}/passport"><b class="code">${one.batch?.code ?? one.id}</b> <small>${filled(passportPhrases.version, language, { n: one.version })} · ${issued(one, language, timeZone)}</small></a>${tagOf(one.state, language)}</li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">…</a></p>`}</div>`
}

function tagOf(state: PassportState, language: Language): Markup {
  const look = state === 'valid' ? ' on' : state === 'superseded' ? '' : ' over'
  return html`<span class="tag${look}">${passportStates[state][language]}</span>`
}

function issued({ issuedTime }: VersionLine, language: Language, timeZone: string): string {
  return filled(passportPhrases.issuedOn, language, {
    time: localMoment(issuedTime, language, timeZone),
  })
}

function versionSection(line: VersionLine, view: PassportPageView): Markup {
  const { version, state, address, since, reason } = line
  const { timeZone, mayChange, shown } = view
  const { language } = shown
  const isOver = state === 'revoked' || state === 'ended'
  return html`<section id="v${version}"><h2>${filled(passportPhrases.version, language, { n: version })} ${tagOf(state, language)}</h2><p>${issued(line, language, timeZone)}${
    since === null
      ? ''
      : html` · ${filled(passportPhrases.since, language, { state: passportStates[state][language], time: localMoment(since, language, timeZone) })}`
  }${reason === null ? '' : html` · <b>${reason[language]}</b>`}</p><p class="soft">${passportPhrases.address[language]} <code>${address}</code></p>${
    isOver
      ? ''
      : mayChange
        ? changesOf(line, view)
        : html`<p class="soft">${passportPhrases.supervisorDoes[language]}</p>`
  }</section>`
}

/** The question of a change: its reason, out of a closed list. */
export function reasonControl(
  does: 'revoke' | 'suspend',
  { version }: Pick<VersionLine, 'version'>,
  language: Language,
): Control {
  const [names, labels]: readonly [readonly string[], Readonly<Record<string, Words>>] =
    does === 'revoke'
      ? [givenRevocations, revocationReasons]
      : [givenSuspensions, suspensionReasons]
  return {
    pointer: `/${does}/${version}/reason`,
    label: passportPhrases.reason[language],
    filling: {
      kind: 'one',
      choices: names.map((value) => ({ value, label: labels[value]?.[language] ?? value })),
    },
  }
}

function changesOf(line: VersionLine, { code, shown }: PassportPageView): Markup {
  const { language, said } = shown
  const at = `/work/batches/${encodeURIComponent(code)}/passport`
  const change = (does: 'revoke' | 'suspend') => {
    const control = reasonControl(does, line, language)
    const isWrong = said.some((one) => one.control === control.pointer)
    return html`<details class="group"${isWrong ? html` open` : ''}><summary>${passportPhrases[does][language]}</summary><p class="soft">${passportPhrases[does === 'revoke' ? 'revokeWhy' : 'suspendWhy'][language]}</p><form method="post" action="${at}" id="${idOf(`/form${control.pointer}`)}"><input type="hidden" name="version" value="${line.id}">${controlHtml(control, shown)}<button class="risky" name="do" value="${does}">${passportPhrases[does][language]}</button></form></details>`
  }
  return html`${
    line.state === 'suspended'
      ? html`<form method="post" action="${at}"><input type="hidden" name="version" value="${line.id}"><button class="quiet" name="do" value="reinstate">${passportPhrases.reinstate[language]}</button></form>`
      : change('suspend')
  }${change('revoke')}`
}

function pointsSection(points: PassportPageView['points'], language: Language): Markup {
  if (points === 'no_points')
    return html`<section><p>${passportPhrases.noPoints[language]}</p></section>`
  if (points === 'no_category')
    return html`<section><h2>${passportPhrases.points[language]}</h2><p>${passportPhrases.noCategory[language]}</p></section>`
  const { category, asOf, counted, groups } = points
  const day = dayText(asOf, language)
  return html`<section><h2>${passportPhrases.points[language]}</h2><p>${category[language]} · ${filled(passportPhrases.asOf, language, { day })}</p><p><b>${counted}</b> ${passportPhrases.neverComplete[language]}</p>${states.map(
    (state) =>
      html`<details class="group"${state === 'lacking' ? html` open` : ''}><summary><b>${passportPhrases[state][language]}</b> <span class="num">${groups[state].length}</span></summary>${
        groups[state].length === 0
          ? html`<p>${passportPhrases.nothing[language]}</p>`
          : html`<dl class="facts">${groups[state].map((point) => pointHtml(point, language))}</dl>`
      }</details>`,
  )}</section>`
}

function pointHtml(point: PointLine, language: Language): Markup {
  const { number, name, provision, obligation, audience, when, partly, values } = point
  const demanded = obligationWords[obligation][language]
  const applies = when === undefined ? '' : inBrackets(when[language], language)
  return html`<div><dt>${number}. ${name[language]} <small>${provision} · ${demanded}${applies} · ${audienceWords[audience][language]}</small></dt><dd>${values.map((one) => html`${one[language]}<br>`)}${
    partly ? html`<small>${passportPhrases.partly[language]}</small>` : ''
  }</dd></div>`
}
