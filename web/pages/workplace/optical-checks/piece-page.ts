import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { type ClassLabels, classText } from './class-words.ts'
import { piecePhrases } from './piece-phrases.ts'
import { callText, choiceText } from './pieces-page.ts'
import { versionName } from './versions-page.ts'
import { pieceHref, type ShownPiece, versionHref } from './view.ts'

export interface PieceView {
  readonly piece: ShownPiece
  readonly labels: ClassLabels
  /** Classes to choose from, in the order of their list; none for whoever may not judge. */
  readonly classes: readonly string[]
  readonly timeZone: string
  /** Whether the next piece that waits is shown after the verdict. */
  readonly goesOn: boolean
  readonly back: { readonly href: string; readonly label: string }
  readonly shown: Filled
}

/** A piece with its picture, what models call it, what persons say, and a button for each class. */
export function pieceBody(view: PieceView, language: Language): Markup {
  const { back, shown } = view
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${errorSummary(shown.said, language)}${aboutSection(view, language)}${verdictForm(view, language)}${callsSection(view, language)}${verdictsSection(view, language)}</div>`
}

function aboutSection({ piece, timeZone }: PieceView, language: Language): Markup {
  const { batch, station, takenTime, choice } = piece
  const say = piecePhrases
  const facts = [
    [say.taken, localMoment(takenTime, language, timeZone)],
    [say.station, station],
    ...(choice === undefined ? [] : [[say.chosen, choiceText(choice, language)] as const]),
  ] as const
  return html`<section>${pictureHtml(piece, language)}<dl class="keys">${facts.map(
    ([label, text]) => html`<div><dt>${label[language]}</dt><dd>${text}</dd></div>`,
  )}${
    batch === null
      ? ''
      : html`<div><dt>${say.batch[language]}</dt><dd><a href="/work/batches/${encodeURIComponent(batch)}">${batch}</a></dd></div>`
  }</dl></section>`
}

function pictureHtml({ code, picture, digest }: ShownPiece, language: Language): Markup {
  const say = piecePhrases
  if (picture === undefined || picture === 'unshown') {
    const text = picture === undefined ? say.pictureNotKept : say.pictureUnshown
    return html`<p class="soft">${filled(text, language, { digest })}</p>`
  }
  const { href } = picture
  return html`<p class="inspected"><a href="${href}"><img src="${href}" alt="${say.picture[language]} ${code}"></a></p>`
}

/** What models call it; folded until somebody has judged, so that nobody says only what a model said before. */
function callsSection({ piece, labels }: PieceView, language: Language): Markup {
  const say = piecePhrases
  const calls = html`<ul class="list">${piece.calls.map((call) => {
    const marks = [
      ...(call.isDoubtful ? [say.inDoubt[language]] : []),
      ...(call.wasLive ? [] : [say.beside[language]]),
    ]
    return html`<li><span class="what"><b>${callText(call, labels, language)}</b><small><a href="${versionHref(call)}">${versionName(call, language)}</a>${marks.length === 0 ? '' : ` · ${marks.join(' · ')}`}</small></span></li>`
  })}</ul>`
  if (piece.verdicts.length > 0) {
    return html`<section><h2>${say.calls[language]}</h2>${calls}</section>`
  }
  return html`<section><details><summary>${say.calls[language]}</summary><p class="soft">${say.blind[language]}</p>${calls}</details></section>`
}

/** One button a class: what is tapped is the verdict. The remark, which is seldom needed, stands behind them. */
function verdictForm(view: PieceView, language: Language): Markup | '' {
  const { piece, labels, classes, goesOn, shown } = view
  if (classes.length === 0) return ''
  const say = piecePhrases
  const remark = {
    pointer: '/note',
    label: say.remark[language],
    filling: { kind: 'long' },
    optional: true,
  } as const
  const isOpen = shown.said.length > 0 || typedAt(shown.typed, '/note') !== ''
  return html`<section><h2>${say.judge[language]}</h2><p class="soft">${say.judgeWhy[language]}</p><form method="post" action="${pieceHref(piece.code)}">${goesOn ? html`<input type="hidden" name="next" value="yes">` : ''}<div class="tiles" id="q-class">${classes.map(
    (name) =>
      html`<button class="big quiet" name="/class" value="${name}">${classText(labels, name, language)}</button>`,
  )}</div><details${isOpen ? html` open` : ''}><summary>${say.remark[language]}</summary>${controlHtml(remark, shown)}</details></form></section>`
}

function verdictsSection({ piece, labels, timeZone }: PieceView, language: Language): Markup {
  const say = piecePhrases
  const { verdicts } = piece
  if (verdicts.length === 0) {
    return html`<section><h2>${say.verdicts[language]}</h2><p>${say.verdictsNone[language]}</p></section>`
  }
  return html`<section><h2>${say.verdicts[language]}</h2><ol class="list">${verdicts.map(
    (verdict, at) => {
      const holds = at === verdicts.length - 1
      const by = `${verdict.judgedBy} · ${localMoment(verdict.judgedTime, language, timeZone)}`
      return html`<li><span class="what"><b>${classText(labels, verdict.class, language)}</b><small>${by}</small>${verdict.note === null ? '' : html`<span>${verdict.note}</span>`}</span><span class="pill${holds ? ' good' : ''}">${(holds ? say.verdictHolds : say.overruled)[language]}</span></li>`
    },
  )}</ol></section>`
}
