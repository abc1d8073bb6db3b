import { html } from 'hono/html'
import { shortCodeOf } from '../../../domain/short-code.ts'
import type { Language } from '../../../domain/words.ts'
import { askSection } from './ask-section.ts'
import { recordCalledIn } from './called-in.ts'
import { checksSection } from './checks-section.ts'
import { claimsSection } from './claims-section.ts'
import { copiesSection } from './copies-section.ts'
import { flowSection } from './flow-picture.ts'
import { heroSection } from './hero-section.ts'
import { onRecordSection } from './on-record-section.ts'
import { originsSection } from './origins-section.ts'
import { outcomesSection } from './outcomes-section.ts'
import { paperHead } from './paper-head.ts'
import { descriptionOf, titleOf } from './preview.ts'
import { shell } from './shell.ts'
import { stagesSection } from './stages-section.ts'
import { storySection } from './story-section.ts'
import type { RecordView } from './view.ts'

/**
 * What anyone sees who scans the QR of a batch. What became of it comes first when it is no more. `script` is the address of the
 * checker; undefined where there is none, which the page says. `link` is the absolute address that leads here, for paper and for
 * messages; they carry none where it is undefined.
 */
export function recordPage(
  given: RecordView,
  language: Language,
  script: string | undefined,
  link?: string,
): string {
  const view = recordCalledIn(given, language)
  const isOver = view.standing === 'gone'
  // By its short address: a Digital Link says in its query which record it is.
  const path = `/b/${shortCodeOf(view.id)}`
  return shell(language, {
    ...(script === undefined ? {} : { script }),
    ...(link === undefined ? {} : { preview: previewOf(view, language, link) }),
    path,
    title: titleOf(view, language),
    content: html`${link === undefined ? '' : paperHead(view, language, link)}
${heroSection(view, language)}
${flowSection(view, language)}
${storySection(view, language)}
${isOver ? outcomesSection(view, language) : ''}
${claimsSection(view, language)}
${originsSection(view, language)}
${stagesSection(view, language)}
${isOver ? '' : outcomesSection(view, language)}
${onRecordSection(view, language)}
${askSection(view, language)}
${copiesSection(view, language)}
${checksSection(view, language, script !== undefined)}`,
  })
}

function previewOf(view: RecordView, language: Language, link: string) {
  return { description: descriptionOf(view, language), url: link, image: `${link}/card.png` }
}
