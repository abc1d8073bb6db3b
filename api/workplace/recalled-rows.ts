import type { WorkView } from '../../web/pages/workplace/work/work-page.ts'
import { recallMark } from '../../workflows/recall-text.ts'
import type { Installation } from '../installation.ts'
import type { WorkList } from '../inventory/read-work-list.ts'
import { kindWords } from './words-of.ts'

/** What must not go on, before all that waits. */
export function recalledRows(
  { streams }: Installation,
  lists: readonly (Pick<WorkList, 'recalled'> & { readonly facility: string | null })[],
): WorkView['recalled'] {
  return lists.flatMap(({ recalled, facility }) =>
    recalled.map(({ stream, code, kind, massGrams, since, recalls }) => ({
      code,
      massGrams,
      since,
      facility,
      href: `/work/batches/${encodeURIComponent(code)}`,
      kind: kindWords(streams, { stream, kind }),
      danger: recallMark(recalls),
    })),
  )
}
