import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { shareText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { type ClassLabels, classText } from './class-words.ts'
import { figurePhrases } from './figure-phrases.ts'
import { piecePhrases } from './piece-phrases.ts'
import { pieceHref, type ShownPiece } from './view.ts'

export interface PiecesView {
  readonly pieces: readonly ShownPiece[]
  readonly labels: ClassLabels
  /** Whether these are the pieces that wait for a person, oldest first. */
  readonly isWaiting: boolean
  readonly back: { readonly href: string; readonly label: string }
  readonly more: string | undefined
  readonly timeZone: string
}

/** Pieces with what models call them and what persons say; those that wait lead to their verdict one after the other. */
export function piecesBody(view: PiecesView, language: Language): Markup {
  const { pieces, isWaiting, back, more } = view
  const say = piecePhrases
  const none = isWaiting ? say.waitingNone : say.piecesNone
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${
    pieces.length === 0
      ? html`<section><p>${none[language]}</p></section>`
      : html`<section><ul class="list">${pieces.map((piece) => lineOf(piece, view, language))}</ul></section>`
  }${more === undefined ? '' : html`<p><a class="button quiet" href="${more}" rel="next">${say.older[language]}</a></p>`}</div>`
}

function lineOf(
  piece: ShownPiece,
  { labels, isWaiting, timeZone }: PiecesView,
  language: Language,
): Markup {
  const { code, choice, verdicts, calls, takenTime } = piece
  const last = verdicts.at(-1)
  const href = isWaiting ? `${pieceHref(code)}?next=yes` : pieceHref(code)
  // Whoever is about to judge is not told what to say.
  const called = isWaiting ? undefined : calls.at(-1)
  const said = called === undefined ? '' : callText(called, labels, language)
  const why = choice === undefined ? [] : [choiceText(choice, language)]
  const more = [shortMoment(takenTime, language, timeZone), ...why].join(' · ')
  return html`<li><span class="what"><a href="${href}"><b>${code}</b></a> ${said}<small>${more}</small></span>${
    last === undefined
      ? ''
      : html`<span class="pill">${figurePhrases.judgedHead[language]}${language === 'en' ? ': ' : '：'}${classText(labels, last.class, language)}</span>`
  }</li>`
}

/** What a version calls a piece, and how sure it is. */
export function callText(
  { class: name, confidence }: ShownPiece['calls'][number],
  labels: ClassLabels,
  language: Language,
): string {
  const values = {
    class: classText(labels, name, language),
    confidence: shareText(confidence, language),
  }
  return filled(piecePhrases.callText, language, values)
}

/** Why a person is asked, in words. */
export function choiceText(choice: NonNullable<ShownPiece['choice']>, language: Language): string {
  const texts = {
    reference: piecePhrases.reference,
    control: piecePhrases.controlled,
    doubt: piecePhrases.doubt,
    unasked: piecePhrases.unasked,
  }
  return texts[choice][language]
}
