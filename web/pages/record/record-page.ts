import { html } from 'hono/html'
import { shortCodeOf } from '../../../domain/short-code.ts'
import type { Language } from '../../../domain/words.ts'
import { checksSection } from './checks-section.ts'
import { copiesSection } from './copies-section.ts'
import { heroSection } from './hero-section.ts'
import { onRecordSection } from './on-record-section.ts'
import { originsSection } from './origins-section.ts'
import { outcomesSection } from './outcomes-section.ts'
import { phrases } from './phrases.ts'
import { recycledSection } from './recycled-section.ts'
import { shell } from './shell.ts'
import { stagesSection } from './stages-section.ts'
import type { RecordView } from './view.ts'

/**
 * What anyone sees who scans the QR of a batch. What became of it comes first when it is no more. `script` is the address of the
 * checker; undefined where there is none, which the page says.
 */
export function recordPage(
  view: RecordView,
  language: Language,
  script: string | undefined,
): string {
  const isOver = view.standing === 'gone'
  return shell(language, {
    ...(script === undefined ? {} : { script }),
    // By its short address: a Digital Link says in its query which record it is.
    path: `/b/${shortCodeOf(view.id)}`,
    title: `${view.kind.label[language]} ${view.code} – ${phrases.title[language]}`,
    content: html`${heroSection(view, language)}
${isOver ? outcomesSection(view, language) : ''}
${recycledSection(view, language)}
${originsSection(view, language)}
${stagesSection(view, language)}
${isOver ? '' : outcomesSection(view, language)}
${onRecordSection(view, language)}
${copiesSection(view, language)}
${checksSection(view, language, script !== undefined)}`,
  })
}
