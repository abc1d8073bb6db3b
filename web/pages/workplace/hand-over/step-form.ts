import { html } from 'hono/html'
import { type HandOverStep, handOverSteps } from '../../../../workflows/hand-over.ts'
import { filled, grams, inBrackets } from '../../record/format.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { noEnter } from '../form/no-enter.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'
import { type StepBase, stepControls } from './step-controls.ts'

export interface StepForm extends StepBase {
  /** UUID that makes sending it twice harmless. */
  readonly stepId: string
  readonly shown: Filled
}

/** The form of the step that is next, and ways to the others that are open. */
export function stepSection(form: StepForm, open: readonly HandOverStep[]): Markup {
  const { step, handOver, stepId, language } = form
  const others = open.filter((one) => one !== step)
  const label = handOverSteps[step][language]
  return html`<section id="step"><h2>${label}</h2><form method="post" action="/work/hand-overs/${handOver.id}">
<input type="hidden" name="step" value="${step}"><input type="hidden" name="/id" value="${stepId}">
${noEnter}
${questionsOf(form)}
<div class="act"><button class="big${step === 'cancel' || step === 'decline' ? ' risky' : ''}" name="do" value="sign">${filled(handOverPhrases.sign, language, { step: label })}</button></div></form>${
    others.length === 0
      ? ''
      : html`<p class="others">${handOverPhrases.otherSteps[language]} ${others.map(
          (one) =>
            html`<a href="/work/hand-overs/${handOver.id}?step=${one}#step">${handOverSteps[one][language]}</a> `,
        )}</p>`
  }</section>`
}

function questionsOf(form: StepForm): Markup | '' {
  const { step, language, shown, handOver } = form
  const groups = stepControls(form)
  const plain = groups.slice(step === 'decide' ? handOver.lines.length : 0).flat()
  const why = step === 'return' ? html`<p>${handOverPhrases.returnWhy[language]}</p>` : ''
  const questions = html`${why}${plain.map((one) => controlHtml(one, shown))}`
  if (step !== 'decide') return questions
  return html`<p class="hint">${handOverPhrases.massHint[language]}</p><p class="asent"><button class="quiet" name="do" value="as_sent">${handOverPhrases.asSent[language]}</button><small>${handOverPhrases.asSentWhy[language]}</small></p>${groups
    .slice(0, handOver.lines.length)
    .map((controls, index) => {
      const line = handOver.lines[index]
      const [accepted, refused, ...rest] = controls
      const both = [accepted, refused].filter((one) => one !== undefined)
      return html`<fieldset class="line"${line === undefined ? '' : html` id="line-${line.line}"`}><legend>${line?.code ?? ''} <small>${
        line === undefined ? '' : sentText(line.sentGrams ?? 0, form)
      }</small></legend><div class="pair close">${both.map((one) => controlHtml(one, shown))}</div><details class="seldom"${
        rest.some(({ pointer }) => isTouched(pointer, shown)) ? html` open` : ''
      }><summary>${handOverPhrases.why[language]} · ${handOverPhrases.note[language]} · ${handOverPhrases.ownCode[language]}</summary>${rest.map(
        (one) => controlHtml(one, shown),
      )}</details></fieldset>`
    })}${questions}`
}

function sentText(sent: number, { language }: StepForm): string {
  const exact = filled(handOverPhrases.howMany, language, { n: sent })
  return sent < 1_000 ? exact : `${exact}${inBrackets(grams(sent, language), language)}`
}

function isTouched(pointer: string, { typed, said }: Filled): boolean {
  const isFilled = (typed.get(pointer) ?? []).some((value) => value !== '')
  return isFilled || said.some(({ control }) => control === pointer)
}
