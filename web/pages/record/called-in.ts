import { type LocalNames, nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import type { RecordView } from './view.ts'

/** A record in which organisations and facilities go by what a reader of this language calls them. */
export function recordCalledIn(view: RecordView, language: Language): RecordView {
  const called = (name: string, names: LocalNames | undefined) => nameIn({ name, names }, language)
  return {
    ...view,
    organisation: called(view.organisation, view.organisationNames),
    hands: view.hands.map((hand) => ({
      ...hand,
      organisation: hand.organisation && called(hand.organisation, hand.organisationNames),
    })),
    stages: view.stages.map((stage) => ({
      ...stage,
      facility: stage.facility && called(stage.facility, stage.facilityNames),
    })),
  }
}
