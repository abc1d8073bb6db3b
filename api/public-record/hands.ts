import { toldNames } from '../../domain/local-names.ts'
import type { Hand, RecordView } from '../../web/pages/record/view.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import { recordPath } from './neighbour.ts'

/**
 * The chain of hands as it may be told to anyone, first to last, this record's holder among them. Who does not let itself be named is
 * told without name and address; whoever withholds its own is told nobody else's. Several in a row that are not named are one: their number
 * says how much came before. That hides a name and no more: the chain goes on beyond whoever withholds it, so its direct partners, who signed
 * with it, know whose place that is, and see with whom it deals where those let themselves be named.
 */
export function handsOf({
  named,
  organisation,
  organisationNames,
  hands,
}: Pick<
  StoredRecord,
  'named' | 'organisation' | 'organisationNames' | 'hands'
>): RecordView['hands'] {
  if (hands.told.length === 0) return []
  const shown = hands.told.map((one): Hand => {
    const place = one.level < 0 ? 'before' : 'after'
    return one.named && named
      ? {
          place,
          organisation: one.organisation,
          organisationNames: toldNames(one.organisationNames),
          path: recordPath(one.id),
        }
      : { place, organisation: null, path: null }
  })
  const here: Hand = {
    place: 'here',
    organisation,
    organisationNames: toldNames(organisationNames),
    path: null,
  }
  const all = [
    ...shown.filter(({ place }) => place === 'before'),
    here,
    ...shown.filter(({ place }) => place === 'after'),
  ]
  return all.filter(
    (one, index) => one.organisation !== null || all[index - 1]?.organisation !== null,
  )
}

/** Whether hands further away may be left out. On the record of whoever withholds its name all are told as one, which leaves nobody out. */
export function areHandsLeftOut({ named, hands }: Pick<StoredRecord, 'named' | 'hands'>): boolean {
  return named && hands.told.length > 0 && hands.isCut
}
