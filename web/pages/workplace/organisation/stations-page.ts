import { html, raw } from 'hono/html'
import { type Role, roleLabels } from '../../../../domain/role.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { type QrSymbol, qrSvg } from '../../labels/qr-svg.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'
import { rotationAt, rotationControls, seldomControls } from './station-controls.ts'
import { stationPhrases } from './station-phrases.ts'

export interface ShownStation {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly facility: string | null
  /** Whose clock the times are of. */
  readonly timeZone: string
  /** How many stages it may record; null for all. */
  readonly stages: number | null
  readonly signs: boolean
  readonly keys: readonly ShownKey[]
}

export interface ShownKey {
  readonly prefix: string
  readonly validity: 'live' | 'expired' | 'revoked'
  readonly lastUsed: string | null
  readonly expires: string | null
}

export interface StationsView {
  readonly stations: readonly ShownStation[]
  readonly mayAdminister: boolean
  readonly controls: readonly Control[]
  readonly typed: Typed
  readonly said: readonly Said[]
  /** A key that was made just now. */
  readonly made?: { readonly name: string; readonly key: string } | undefined
  /** An invitation that was made just now. */
  readonly invitation?: ShownInvitation
}

/** An invitation by which a device becomes a station. */
export interface ShownInvitation {
  readonly name: string
  readonly link: string
  readonly symbol: QrSymbol
  readonly expires: string
  /** Whose clock that is of. */
  readonly timeZone: string
}

/** Stations with their keys, and the form that adds one. A key is shown once, on the answer that made it. */
export function stationsBody(view: StationsView, language: Language): Markup {
  const { stations, mayAdminister, made, invitation, said } = view
  return html`<div class="work">${errorSummary(said, language)}${made === undefined ? '' : keyBox(made, language)}${invitation === undefined ? '' : invitationBox(invitation, language)}${
    stations.length === 0
      ? html`<section><p>${organisationPhrases.stationsNone[language]}</p></section>`
      : stations.map((station) => stationOf(station, view, language))
  }${mayAdminister ? addForm(view, language) : ''}</div>`
}

function keyBox({ name, key }: { name: string; key: string }, language: Language): Markup {
  return html`<section class="told done" role="status"><h2>${filled(organisationPhrases.keyOnce, language, { name })}</h2><p><code class="secret">${key}</code></p><p>${organisationPhrases.keyOnceWhy[language]}</p></section>`
}

function invitationBox(
  { name, link, symbol, expires, timeZone }: ShownInvitation,
  language: Language,
): Markup {
  const time = localMoment(expires, language, timeZone)
  const label = filled(stationPhrases.qr, language, { name })
  return html`<section class="told done" role="status"><h2>${filled(stationPhrases.scanThis, language, { name })}</h2><div class="qr">${raw(qrSvg(symbol, { margin: 4, label }))}</div><p>${filled(stationPhrases.once, language, { time })}</p><p>${stationPhrases.replaces[language]}</p><details><summary>${stationPhrases.noCamera[language]}</summary><p><code class="secret">${link}</code></p></details></section>`
}

function stationOf(station: ShownStation, view: StationsView, language: Language): Markup {
  const { mayAdminister } = view
  const { name, role, facility, timeZone, stages, signs, keys } = station
  const bounds = [
    roleLabels[role][language],
    facility ?? organisationPhrases.anyFacility[language],
    stages === null
      ? organisationPhrases.allStages[language]
      : filled(organisationPhrases.nStages, language, { n: stages }),
    ...(signs ? [organisationPhrases.signs[language]] : []),
  ]
  const isLive = keys.some(({ validity }) => validity === 'live')
  const isOver = keys[0]?.validity === 'revoked'
  return html`<section><h2>${name}</h2><p class="soft">${bounds.join(' · ')}</p><ul class="list">${keys.map(
    (key) =>
      html`<li><span class="what"><code>${key.prefix}…</code> <small>${usedText(key, language, timeZone)}</small></span><span class="tag${key.validity === 'live' ? ' on' : ''}">${organisationPhrases[key.validity][language]}</span></li>`,
  )}</ul>${mayAdminister && isLive ? actsOf(station, view, language) : ''}${mayAdminister && !isOver ? inviteOf(station, language) : ''}</section>`
}

function usedText({ lastUsed, expires }: ShownKey, language: Language, timeZone: string): string {
  const used =
    lastUsed === null
      ? organisationPhrases.neverUsed[language]
      : filled(organisationPhrases.lastUsed, language, {
          time: localMoment(lastUsed, language, timeZone),
        })
  if (expires === null) return used
  const ends = filled(organisationPhrases.ends, language, {
    time: localMoment(expires, language, timeZone),
  })
  return `${used} · ${ends}`
}

function actsOf(station: ShownStation, { typed, said }: StationsView, language: Language): Markup {
  const { id, name } = station
  const under = rotationAt(id)
  const at = `/work/stations/${id}`
  const isWrong = said.some(({ control }) => control?.startsWith(under) === true)
  const shown = {
    typed: isWrong ? typed : new Map([[`${under}/graceHours`, ['0']]]),
    said,
    language,
  }
  const rotate = organisationPhrases.rotate[language]
  return html`<details class="change"${isWrong ? raw(' open') : ''}><summary>${rotate}<span class="unseen">: ${name}</span></summary><form method="post" action="${at}">${rotationControls(
    station,
    language,
  ).map((control) =>
    controlHtml(control, shown),
  )}<div class="act"><button name="do" value="rotate" aria-label="${rotate}: ${name}">${rotate}</button></div></form></details> ${finalAct(
    {
      action: at,
      act: organisationPhrases.revoke[language],
      about: name,
      why: stationPhrases.revokeWhy[language],
      button: stationPhrases.revokeYes[language],
      value: 'revoke',
    },
  )}`
}

function inviteOf({ id, name }: ShownStation, language: Language): Markup {
  return html`<form class="row acts" method="post" action="/work/stations/${id}"><button class="quiet" name="do" value="invite" aria-label="${stationPhrases.invite[language]}: ${name}">${stationPhrases.invite[language]}</button></form>`
}

function addForm({ controls, typed, said }: StationsView, language: Language): Markup {
  const seldom = controls.slice(-seldomControls)
  const shown = { typed, said, language }
  return html`<section><h2>${organisationPhrases.addStation[language]}</h2><form method="post" action="/work/stations">${controls
    .slice(0, -seldomControls)
    .map((control) => controlHtml(control, shown))}<details class="seldom"${
    said.some(({ control }) => seldom.some(({ pointer }) => pointer === control))
      ? raw(' open')
      : ''
  }><summary>${organisationPhrases.seldom[language]}</summary>${seldom.map((control) => controlHtml(control, shown))}</details><div class="act"><button class="big">${organisationPhrases.addStation[language]}</button></div></form></section>`
}
