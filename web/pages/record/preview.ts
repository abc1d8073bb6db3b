import { plainText } from '../../../domain/plain-text.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { nameOf, recycledShare } from './hero-figures.ts'
import { custodyWords, passPhrases } from './pass-phrases.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/** What a page is called: in its window, in a message that carries its link. */
export function titleOf(view: RecordView, language: Language): string {
  const name = nameOf(view)?.[language] ?? view.kind.label[language]
  return plainText(`${name} ${view.code} – ${phrases.title[language]}`)
}

/** The record in one line, for a message that carries its link: first where it is or that it was recalled, and then what it is. */
export function descriptionOf(view: RecordView, language: Language): string {
  const { kind, material, facts, recycled, recalls, custody, organisation } = view
  const isRecalled = recalls.some(({ removed }) => !removed)
  const share = recycled === null ? undefined : recycledShare(recycled)
  const said = [
    isRecalled ? passPhrases.stopUsing[language] : custodyWords[custody][language],
    kind.label[language],
    material.label[language],
    ...(share === undefined
      ? []
      : [`${percentText(share, language)} ${passPhrases.recycledShare[language]}`]),
    ...facts.filter(({ onPass }) => onPass === 'figure').map(({ shown }) => shown[language]),
    organisation,
  ]
  return plainText(said.join(' · '))
}
