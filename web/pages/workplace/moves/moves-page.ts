import { html } from 'hono/html'
import type { Move } from '../../../../domain/moves/move.ts'
import type { Span } from '../../../../domain/moves/move-figures.ts'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import type { Markup } from '../shell.ts'
import { facilityFilter } from './facility-filter.ts'
import { moveFigurePhrases } from './figure-phrases.ts'
import { moveList } from './move-lists.ts'
import { orderPhrases } from './order-phrases.ts'
import { movePhrases } from './phrases.ts'
import { placePhrases } from './place-phrases.ts'
import type { FacilityChoice, PlaceNames } from './view.ts'

export interface MovesView {
  readonly moves: readonly Move[]
  readonly isOpen: boolean
  readonly names: PlaceNames
  readonly facilities: readonly FacilityChoice[]
  /** Code of the facility that is looked at; all of them when absent. */
  readonly facility: string | undefined
  /** Within which instants those that are over came to their end, UTC ISO 8601; any when absent. */
  readonly span: Span | undefined
  readonly mayAsk: boolean
  /** Whether there are two places between which something may move. */
  readonly canAsk: boolean
  /** Address of the next page. */
  readonly older: string | undefined
}

/** Moves that are open, or those that are over, and the ways to what belongs to them. */
export function movesBody(view: MovesView, language: Language): Markup {
  const { moves, isOpen, names, mayAsk, canAsk, older } = view
  const say = movePhrases
  const none = (isOpen ? say.noneOpen : say.noneClosed)[language]
  return html`<div class="work"><p class="soft">${say.why[language]}</p>${
    mayAsk && canAsk
      ? html`<p><a class="button big" href="/work/new-move">${say.ask[language]}</a></p>`
      : ''
  }${mayAsk && !canAsk ? html`<p class="soft">${say.needsPlaces[language]}</p>` : ''}${waysOf(language)}${facilityFilter(view, { action: '/work/moves', hidden: isOpen ? {} : { state: 'closed' } }, language)}${statesOf(view, language)}${spanText(view, language)}<section>${
    moves.length === 0 ? html`<p>${none}</p>` : moveList(moves, names, language)
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${say.older[language]}</a></p>`}</div>`
}

function spanText({ span, facility, names }: MovesView, language: Language): Markup | '' {
  if (span === undefined) return ''
  const zone = names.zoneOf(facility ?? '')
  const [start, end] = [span.start, span.end].map((time) => localMoment(time, language, zone))
  return html`<p class="soft">${start} – ${end}</p>`
}

function waysOf(language: Language): Markup {
  const say = movePhrases
  return html`<nav class="links" aria-label="${say.title[language]}"><a class="button quiet" href="/work/places">${placePhrases.places[language]}</a><a class="button quiet" href="/work/container-orders">${orderPhrases.orders[language]}</a><a class="button quiet" href="/work/move-figures">${moveFigurePhrases.figures[language]}</a></nav>`
}

function statesOf({ isOpen, facility }: MovesView, language: Language): Markup {
  const link = (state: 'open' | 'closed', isHere: boolean) => {
    const query = new URLSearchParams({ ...(facility && { facility }), state })
    return html`<a class="button quiet" href="/work/moves?${query.toString()}"${isHere ? html` aria-current="page"` : ''}>${movePhrases[state][language]}</a>`
  }
  return html`<nav class="links" aria-label="${placePhrases.state[language]}">${link('open', isOpen)}${link('closed', !isOpen)}</nav>`
}
