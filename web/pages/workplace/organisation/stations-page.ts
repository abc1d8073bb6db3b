import { html, raw } from 'hono/html'
import { type Role, roleLabels } from '../../../../domain/role.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { type QrSymbol, qrSvg } from '../../labels/qr-svg.ts'
import { localMoment } from '../../local-time.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'
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
      : stations.map((station) => stationOf(station, { mayAdminister, language }))
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

function stationOf(
  station: ShownStation,
  { mayAdminister, language }: { mayAdminister: boolean; language: Language },
): Markup {
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
  )}</ul>${mayAdminister && isLive ? actsOf(station, language) : ''}${mayAdminister && !isOver ? inviteOf(station, language) : ''}</section>`
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

const graceHours = [0, 1, 24, 168]

function actsOf({ id, name }: ShownStation, language: Language): Markup {
  return html`<form class="row acts" method="post" action="/work/stations/${id}"><div><label for="grace-${id}">${organisationPhrases.grace[language]}</label><select id="grace-${id}" name="graceHours">${graceHours.map(
    (hours) =>
      html`<option value="${hours}">${hours === 0 ? organisationPhrases.graceNone[language] : filled(organisationPhrases.graceHours, language, { n: hours })}</option>`,
  )}</select></div><button class="quiet" name="do" value="rotate" aria-label="${organisationPhrases.rotate[language]}: ${name}">${organisationPhrases.rotate[language]}</button><button class="risky" name="do" value="revoke" aria-label="${organisationPhrases.revoke[language]}: ${name}">${organisationPhrases.revoke[language]}</button></form>`
}

function inviteOf({ id, name }: ShownStation, language: Language): Markup {
  return html`<form class="row acts" method="post" action="/work/stations/${id}"><button class="quiet" name="do" value="invite" aria-label="${stationPhrases.invite[language]}: ${name}">${stationPhrases.invite[language]}</button></form>`
}

/** How many questions at the end are seldom answered. */
const mostSeldom = 3

function addForm({ controls, typed, said }: StationsView, language: Language): Markup {
  const seldom = controls.slice(-mostSeldom)
  const shown = { typed, said, language }
  return html`<section><h2>${organisationPhrases.addStation[language]}</h2><form method="post" action="/work/stations">${controls
    .slice(0, -mostSeldom)
    .map((control) => controlHtml(control, shown))}<details class="seldom"${
    said.length > 0 ? raw(' open') : ''
  }><summary>${organisationPhrases.seldom[language]}</summary>${seldom.map((control) => controlHtml(control, shown))}</details><div class="act"><button class="big">${organisationPhrases.addStation[language]}</button></div></form></section>`
}

/** Questions about a new station. */
export function stationControls(
  {
    facilities,
    stages,
  }: {
    facilities: readonly { readonly code: string; readonly name: string }[]
    stages: readonly { readonly value: string; readonly label: Words }[]
  },
  language: Language,
): readonly Control[] {
  return [
    { pointer: '/name', label: organisationPhrases.name[language], filling: { kind: 'text' } },
    {
      pointer: '/facility',
      label: organisationPhrases.facility[language],
      filling: {
        kind: 'one',
        choices: facilities.map((facility) => ({
          value: facility.code,
          label: nameAndCode(facility, language),
        })),
      },
      optional: true,
    },
    {
      pointer: '/signingKey',
      label: organisationPhrases.signingKey[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.signingKeyHint[language],
      optional: true,
    },
    {
      pointer: '/signingKeyProof',
      label: organisationPhrases.signingKeyProof[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.signingKeyProofHint[language],
      optional: true,
    },
    {
      pointer: '/stages',
      label: organisationPhrases.stages[language],
      filling: {
        kind: 'several',
        choices: stages.map(({ value, label }) => ({ value, label: label[language] })),
      },
      hint: organisationPhrases.stagesHint[language],
      optional: true,
    },
  ]
}
