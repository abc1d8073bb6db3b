import { html } from 'hono/html'
import {
  type Move,
  type MoveStep,
  moverOf,
  type StepName,
  startLoads,
  stateOf,
} from '../../../../domain/moves/move.ts'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import { numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { movePhrases, moverWords, stateWords, stepWords } from './phrases.ts'
import type { PlaceNames } from './view.ts'

export interface MoveView {
  readonly move: Move
  readonly names: PlaceNames
  readonly mayRecord: boolean
}

/** A move: its way, its loads at both ends, what happened, and what a person may do next. */
export function moveBody({ move, names, mayRecord }: MoveView, language: Language): Markup {
  const say = movePhrases
  return html`<div class="work"><p><a class="back" href="/work/moves">← ${say.title[language]}</a></p>${aboutSection(move, names, language)}${mayRecord ? actsOf(move, language) : ''}${loadSection(move, language)}${stepSection(move, names, language)}</div>`
}

function aboutSection(move: Move, names: PlaceNames, language: Language): Markup {
  const say = movePhrases
  const fact = (label: string, value: Markup | string) =>
    html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const place = (code: string) =>
    html`<a href="/work/places/${encodeURIComponent(code)}">${names.nameOf(code)}</a>`
  const { from, to, manner, order } = move
  return html`<section class="hero"><div class="what"><p class="lead"><b>${stateWords[stateOf(move)][language]}</b></p><dl class="keys">${fact(say.from[language], place(from))}${fact(say.to[language], place(to))}${fact(say.manner[language], say[manner][language])}${
    order === null
      ? ''
      : fact(
          say.ofOrder[language],
          html`<a href="/work/container-orders/${order}">${order.slice(0, 8)}</a>`,
        )
  }</dl></div></section>`
}

/** The steps that a person may take now. */
export function openSteps(move: Move): readonly StepName[] {
  const state = stateOf(move)
  if (state === 'asked') return ['started', 'cancelled']
  if (state !== 'started') return []
  return moverOf(move)?.kind === 'person' ? ['ended', 'cancelled'] : ['taken_over']
}

function actsOf(move: Move, language: Language): Markup | '' {
  const open = openSteps(move)
  if (open.length === 0) return ''
  return html`<p>${open.map(
    (step) =>
      html`<a class="button${step === 'cancelled' ? ' quiet' : ' big'}" href="/work/moves/${move.id}/${step}">${stepWords[step].act[language]}</a>`,
  )}</p>`
}

function loadSection(move: Move, language: Language): Markup {
  const say = movePhrases
  const { loads, steps } = move
  if (loads.length === 0) return html`<section><p>${say.noLoad[language]}</p></section>`
  const started = startLoads(move)
  const ended = steps.find(({ step }) => step === 'ended')?.loads ?? []
  const mass = (batch: string, at: MoveStep['loads']) => {
    const load = at.find((one) => one.batch === batch)
    if (load === undefined) return '–'
    return load.grams === null ? say.unweighed[language] : grams(load.grams, language)
  }
  return html`<section><h2>${say.loads[language]}</h2><div class="table" tabindex="0" role="region" aria-label="${say.loads[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.batch[language]}</th><th scope="col" class="num">${say.atStart[language]}</th><th scope="col" class="num">${say.atEnd[language]}</th></tr></thead><tbody>${loads.map(
    (batch) =>
      html`<tr><th scope="row"><a href="/work/batches/${encodeURIComponent(batch)}">${batch}</a></th><td class="num" data-label="${say.atStart[language]}">${mass(batch, started)}</td><td class="num" data-label="${say.atEnd[language]}">${mass(batch, ended)}</td></tr>`,
  )}</tbody></table></div></section>`
}

function stepSection(move: Move, { zoneOf }: PlaceNames, language: Language): Markup {
  const say = movePhrases
  const zone = zoneOf(move.facility)
  const line = (what: string, who: string, time: string, more: readonly string[]) =>
    html`<li><span class="what"><b>${what}</b>${more.map((one) => html`<br>${one}`)}<small>${who} · ${localMoment(time, language, zone)}</small></span></li>`
  return html`<section><h2>${say.steps[language]}</h2><ul class="list">${line(say.asked[language], move.askedName, move.askedTime, [])}${move.steps.map(
    ({ step, by, time, metres, stops, reason }) =>
      line(
        stepWords[step].done[language],
        `${by.name} · ${moverWords[by.kind][language]}`,
        time,
        [reason, legText(metres, stops, language)].flatMap((text) => text ?? []),
      ),
  )}</ul></section>`
}

function legText(metres: number | null, stops: number | null, language: Language): string | null {
  const told = [
    [metres, movePhrases.metreText] as const,
    [stops, movePhrases.stopText] as const,
  ].flatMap(([count, phrase]) =>
    count === null ? [] : [filled(phrase, language, { count: numberText(count, language) })],
  )
  return told.length === 0 ? null : told.join(' · ')
}
