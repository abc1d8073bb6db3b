import { html } from 'hono/html'
import { type Move, type MoveState, moverOf, stateOf } from '../../../../domain/moves/move.ts'
import type { Language } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled, inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { movePhrases, moverWords, stateWords } from './phrases.ts'
import type { PlaceNames } from './view.ts'

/** A list of moves, each with its way, its loads and where it stands. */
export function moveList(moves: readonly Move[], names: PlaceNames, language: Language): Markup {
  return html`<ul class="list">${moves.map((move) => rowOf(move, names, language))}</ul>`
}

function rowOf(move: Move, names: PlaceNames, language: Language): Markup {
  const state = stateOf(move)
  return html`<li><span class="what"><a href="/work/moves/${move.id}"><b>${wayText(move, names, language)}</b></a><small>${loadsText(move, language)} · ${whenText(move, names, language)}</small></span><span class="${pillClass[state]}">${stateWords[state][language]}</span></li>`
}

const pillClass: Readonly<Record<MoveState, string>> = {
  asked: 'pill',
  started: 'pill warn',
  ended: 'pill good',
  cancelled: 'pill',
}

/** From where to where a move leads, as the places are called. */
export function wayText(
  { from, to }: Pick<Move, 'from' | 'to'>,
  names: PlaceNames,
  language: Language,
): string {
  const values = { from: names.nameOf(from), to: names.nameOf(to) }
  return filled(movePhrases.way, language, values)
}

/** What a move carries, by the codes of the first few. */
function loadsText({ loads }: Pick<Move, 'loads'>, language: Language): string {
  if (loads.length === 0) return movePhrases.noLoad[language]
  if (loads.length <= mostNamed) return loads.join(language === 'en' ? ', ' : '、')
  return filled(movePhrases.loadCount, language, { count: loads.length })
}

const mostNamed = 3

function whenText(move: Move, { zoneOf }: PlaceNames, language: Language): string {
  const { askedTime, askedName, facility, steps } = move
  const last = steps.at(-1)
  const time = shortMoment(last?.time ?? askedTime, language, zoneOf(facility))
  const mover = moverOf(move)
  if (mover === undefined) return `${askedName} · ${time}`
  return `${mover.name}${inBrackets(moverWords[mover.kind][language], language)} · ${time}`
}
