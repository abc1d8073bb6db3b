import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { passPhrases } from './pass-phrases.ts'
import type { RecordView } from './view.ts'

/** What the thing is called: its model, where a stage recorded one. */
export function nameOf({ facts }: RecordView): Words | undefined {
  return facts.find(({ onPass }) => onPass === 'name')?.shown
}

/** Most figures that stand large: what does not fit beside each other is not seen at once. */
const mostFigures = 3

/** Recycled content first, then what the stream's table marks; a class that is not public says so, and leads to whom to ask. */
export function heroFigures(view: RecordView, language: Language) {
  const { facts, recycled, sealed } = view
  const share = recycled === null ? undefined : recycledShare(recycled)
  const marked = facts
    .filter(({ onPass }) => onPass === 'figure')
    .map(({ label, shown }) => ({ label: label[language], text: shown[language], kind: 'one' }))
  const label = passPhrases.recycledShare[language]
  const recycledOne = { label, text: percentText(share ?? '', language), kind: 'share' }
  const all = [...(share === undefined ? [] : [recycledOne]), ...marked].slice(0, mostFigures)
  if (all.length + sealed.length === 0) return ''
  return html`<dl class="figures">${all.map(({ label, text, kind }) => html`<div class="${kind}"><dt>${label}</dt><dd><bdi>${plainText(text)}</bdi></dd></div>`)}${sealed.map(
    ({ label }) =>
      html`<div class="ask"><dt>${label[language]}</dt><dd><a href="#ask">${passPhrases.askFor[language]}</a></dd></div>`,
  )}</dl>`
}

/** Both classes together, per cent to the hundredth so that nothing is lost; undefined where it holds none. */
export function recycledShare({
  preConsumerPercent,
  postConsumerPercent,
}: NonNullable<RecordView['recycled']>): string | undefined {
  const basisPoints = Math.round((Number(preConsumerPercent) + Number(postConsumerPercent)) * 100)
  return basisPoints === 0 ? undefined : (basisPoints / 100).toFixed(2)
}
