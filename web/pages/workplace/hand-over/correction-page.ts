import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { answerDays, correctionReasons } from '../../../../workflows/correction.ts'
import { filled, grams } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { correctionPhrases } from './correction-phrases.ts'
import { handOverPhrases } from './phrases.ts'
import type { HandOverView } from './view.ts'

export interface CorrectionView {
  readonly handOver: HandOverView
  readonly stepId: string
  readonly shown: Filled
}

/** The form in which a side says what was really sent or accepted, line by line. */
export function correctionBody({ handOver, stepId, shown }: CorrectionView): Markup {
  const { language, said } = shown
  const { id, lines } = handOver
  const groups = correctionControls(handOver, language)
  return html`<div class="work"><p><a class="back" href="/work/hand-overs/${id}">← ${handOverPhrases.back[language]}</a></p>${errorSummary(said, language)}<p class="soft">${correctionPhrases.why[language]}</p><form method="post" action="/work/hand-overs/${id}/correction"><input type="hidden" name="/id" value="${stepId}"><input type="hidden" name="step" value="correct_propose"><section>${groups.lines.map(
    (controls, index) =>
      html`<fieldset class="line"><legend>${lines[index]?.code ?? ''} <small>${nowOf(lines[index], language)}</small></legend>${controls.map((one) => controlHtml(one, shown))}</fieldset>`,
  )}</section><section>${groups.rest.map((one) => controlHtml(one, shown))}</section><div class="act"><button class="big">${correctionPhrases.propose[language]}</button></div></form></div>`
}

function nowOf(line: HandOverView['lines'][number] | undefined, language: Language): string {
  if (line === undefined) return ''
  return filled(correctionPhrases.now, language, {
    sent: grams(line.sentGrams ?? 0, language),
    accepted: grams(line.acceptedGrams ?? 0, language),
  })
}

/** Questions of the form: of each line, and of the whole. */
export function correctionControls(
  { lines }: HandOverView,
  language: Language,
): { readonly lines: readonly (readonly Control[])[]; readonly rest: readonly Control[] } {
  const reasons = Object.entries(correctionReasons).map(([value, label]) => ({
    value,
    label: label[language],
  }))
  const mass = {
    filling: { kind: 'number', unit: 'g' },
    hint: correctionPhrases.asItIs[language],
    optional: true,
  } as const
  return {
    lines: lines.map(({ code: line }, index) => [
      {
        pointer: `/lines/${index}/reason`,
        line,
        label: correctionPhrases.reason[language],
        filling: { kind: 'one', choices: reasons },
        optional: true,
      },
      {
        pointer: `/lines/${index}/sentGrams`,
        line,
        ...mass,
        label: correctionPhrases.reallySent[language],
      },
      {
        pointer: `/lines/${index}/acceptedGrams`,
        line,
        ...mass,
        label: correctionPhrases.reallyAccepted[language],
      },
    ]),
    rest: [
      { pointer: '/note', label: correctionPhrases.note[language], filling: { kind: 'text' } },
      {
        pointer: '/answerWithinDays',
        label: correctionPhrases.days[language],
        filling: { kind: 'number' },
        hint: String(answerDays.usual),
        optional: true,
      },
    ],
  }
}
