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
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { type Control, idOf } from '../form/control.ts'
import { controlHtml } from '../form/control-html.ts'
import type { Markup } from '../shell.ts'
import { passportPhrases } from './phrases.ts'
import type { PassportPageView, VersionLine } from './view.ts'

/** Each passport with its newest version in full; what came before it is folded. */
export function versionsSections(view: PassportPageView): readonly Markup[] {
  const passports = [...Map.groupBy(view.versions, ({ passport }) => passport).values()]
  return passports.flatMap(([newest, ...older], index) =>
    newest === undefined
      ? []
      : [
          html`<section>${headOf(newest, { isEarlier: index > 0 }, view)}${bodyOf(newest, view)}${foldedOf(older, view)}</section>`,
        ],
  )
}

function headOf(
  { id, version, state }: VersionLine,
  { isEarlier }: { readonly isEarlier: boolean },
  { shown: { language } }: PassportPageView,
): Markup {
  const name = filled(passportPhrases.version, language, { n: version })
  const said = isEarlier ? `${passportPhrases.passportBefore[language]} · ${name}` : name
  return html`<h2 id="${anchorOf({ id })}">${said} ${stateTag(state, language)}</h2>`
}

function foldedOf(older: readonly VersionLine[], view: PassportPageView): Markup | '' {
  const { language, said } = view.shown
  if (older.length === 0) return ''
  const isWrong = older.some((line) =>
    said.some(({ control }) => control?.startsWith(`/${line.id}/`) === true),
  )
  return html`<details class="group"${isWrong ? html` open` : ''}><summary><b>${passportPhrases.versionsBefore[language]}</b> <span class="num">${older.length}</span></summary>${older.map(
    (line) =>
      html`<h3 id="${anchorOf(line)}">${filled(passportPhrases.version, language, { n: line.version })} ${stateTag(line.state, language)}</h3>${bodyOf(line, view)}`,
  )}</details>`
}

function bodyOf(line: VersionLine, view: PassportPageView): Markup {
  const { state, address, since, reason } = line
  const { timeZone, mayChange, shown } = view
  const { language } = shown
  const isOver = state === 'revoked' || state === 'ended'
  return html`<p>${issuedText(line, language, timeZone)}${
    since === null
      ? ''
      : html` · ${filled(passportPhrases.since, language, { state: passportStates[state][language], time: localMoment(since, language, timeZone) })}`
  }${reason === null ? '' : html` · <b>${reason[language]}</b>`}</p><p class="soft">${passportPhrases.address[language]} <a href="${address}"><code>${address}</code></a></p>${
    isOver
      ? ''
      : mayChange
        ? changesOf(line, view)
        : html`<p class="soft">${passportPhrases.supervisorDoes[language]}</p>`
  }`
}

/** The question of a change: its reason, out of a closed list. */
export function reasonControl(
  does: 'revoke' | 'suspend',
  { id }: Pick<VersionLine, 'id'>,
  language: Language,
): Control {
  const [names, labels]: readonly [readonly string[], Readonly<Record<string, Words>>] =
    does === 'revoke'
      ? [givenRevocations, revocationReasons]
      : [givenSuspensions, suspensionReasons]
  return {
    pointer: reasonPointer(does, { id }),
    label: passportPhrases.reason[language],
    filling: {
      kind: 'one',
      choices: names.map((value) => ({ value, label: labels[value]?.[language] ?? value })),
    },
  }
}

/** Versions of two passports of one batch bear the same numbers: what is asked of one is named by its id. */
export function reasonPointer(does: 'revoke' | 'suspend', { id }: Pick<VersionLine, 'id'>): string {
  return `/${id}/${does}/reason`
}

/** Where a version stands on the page. */
export function anchorOf({ id }: Pick<VersionLine, 'id'>): string {
  return `v-${id}`
}

function changesOf(line: VersionLine, { code, shown }: PassportPageView): Markup {
  const { language, said } = shown
  const at = `/work/batches/${encodeURIComponent(code)}/passport`
  const change = (does: 'revoke' | 'suspend') => {
    const control = reasonControl(does, line, language)
    const isWrong = said.some((one) => one.control === control.pointer)
    return html`<details class="change"${isWrong ? html` open` : ''}><summary>${passportPhrases[does][language]}</summary><p class="soft">${passportPhrases[does === 'revoke' ? 'revokeWhy' : 'suspendWhy'][language]}</p><form method="post" action="${at}" id="${idOf(`/form${control.pointer}`)}"><input type="hidden" name="version" value="${line.id}">${controlHtml(control, shown)}<button class="risky" name="do" value="${does}">${passportPhrases[does][language]}</button></form></details>`
  }
  return html`${
    line.state === 'suspended'
      ? html`<form method="post" action="${at}"><input type="hidden" name="version" value="${line.id}"><button class="quiet" name="do" value="reinstate">${passportPhrases.reinstate[language]}</button></form>`
      : change('suspend')
  }${change('revoke')}`
}

/** How a version stands, as a mark beside its name. */
export function stateTag(state: PassportState, language: Language): Markup {
  const look = state === 'valid' ? ' on' : state === 'superseded' ? '' : ' over'
  return html`<span class="tag${look}">${passportStates[state][language]}</span>`
}

export function issuedText(
  { issuedTime }: Pick<VersionLine, 'issuedTime'>,
  language: Language,
  timeZone: string,
): string {
  return filled(passportPhrases.issuedOn, language, {
    time: localMoment(issuedTime, language, timeZone),
  })
}
