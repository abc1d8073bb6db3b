import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import { questionSubjects } from '../../../domain/question-rules.ts'
import type { Language } from '../../../domain/words.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Control } from '../workplace/form/control.ts'
import { controlHtml, type Filled } from '../workplace/form/control-html.ts'
import { errorSummary } from '../workplace/form/error-summary.ts'
import { workplaceShell } from '../workplace/shell.ts'
import { askPhrases } from './ask-phrases.ts'
import { filled } from './format.ts'

export interface AskView {
  /** Address of the record. */
  readonly path: string
  readonly code: string
  readonly organisation: string
  /** A question of before was deleted just now. */
  readonly isDeleted: boolean
}

/** The questions of the form: about what, in whose words, and how to answer. */
export function askControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/about',
      label: askPhrases.about[language],
      filling: {
        kind: 'one',
        choices: Object.entries(questionSubjects).map(([value, label]) => ({
          value,
          label: label[language],
        })),
      },
    },
    {
      pointer: '/question',
      label: askPhrases.question[language],
      filling: { kind: 'long' },
      hint: askPhrases.questionHint[language],
    },
    {
      pointer: '/asker',
      label: askPhrases.asker[language],
      filling: { kind: 'text' },
      hint: askPhrases.askerHint[language],
    },
    {
      pointer: '/replyTo',
      label: askPhrases.replyTo[language],
      filling: { kind: 'text' },
      hint: askPhrases.replyToHint[language],
      optional: true,
    },
  ]
}

/** The page on which a reader asks the holder of a record for what is not public. */
export function askPage({ path, code, organisation, isDeleted }: AskView, shown: Filled): string {
  const { typed, said, language } = shown
  const back = html`<p><a class="back" href="${path}?lang=${language}">← ${askPhrases.back[language]}</a></p>`
  const lead = filled(askPhrases.lead, language, { name: plainText(organisation) })
  return workplaceShell({
    title: filled(askPhrases.title, language, { code: plainText(code) }),
    language,
    path: `${path}/ask`,
    ...(isDeleted ? { told: { kind: 'done', lines: [askPhrases.deleted[language]] } } : {}),
    body: html`<div class="work">${back}${errorSummary(said, language)}<section><p>${lead}</p><form method="post" action="${path}/ask?lang=${language}"><input type="hidden" name="/id" value="${typedAt(typed, '/id')}"><input type="hidden" name="/key" value="${typedAt(typed, '/key')}">${askControls(
      language,
    ).map((control) =>
      controlHtml(control, shown),
    )}<p class="soft">${askPhrases.kept[language]}</p><div class="act"><button class="big">${askPhrases.send[language]}</button></div></form></section></div>`,
  })
}
