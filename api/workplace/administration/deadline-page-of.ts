import type { DeadlineKind } from '../../../domain/deadline.ts'
import { isId } from '../../http/fields.ts'

/** The page on which something can be done about a deadline; undefined where there is none. */
export function deadlinePage(kind: DeadlineKind, subject: string): string | undefined {
  switch (kind) {
    case 'delivery':
    case 'decision':
    case 'return':
      return isId(subject) ? `/work/hand-overs/${subject}` : undefined
    case 'licence':
      return '/work/organisation'
    case 'competence':
      return '/work/competences'
    case 'station_key':
      return '/work/stations'
    case 'export_permit':
      return '/work/permits'
    default:
      return kind satisfies never
  }
}
