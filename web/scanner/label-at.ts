import type { Language, Words } from '../../domain/words.ts'
import type { Question } from '../../workflows/form/question.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { filled } from '../pages/record/format.ts'
import { formPhrases } from '../pages/workplace/form/phrases.ts'
import { scanPhrases } from '../pages/workplace/scan/phrases.ts'
import { massQuestion } from './mass-question.ts'
import { answersPhrases } from './phrases-answers.ts'

/** What the question at a pointer is called on the screen, with the batch or line that it is asked of; undefined where no question is. */
export function labelAt(
  form: StageForm,
  typed: Typed,
  { pointer, language }: { readonly pointer: string; readonly language: Language },
): string | undefined {
  const [list = '', index = '', ...rest] = pointer.slice(1).split('/')
  const at = `/${list}/${index}`
  const named = (name: string, what: string | undefined) =>
    name === '' || what === undefined
      ? (what ?? (name === '' ? undefined : name))
      : filled(answersPhrases.named, language, { name, what })
  switch (list) {
    case 'facts':
      return factLabel(form.questions, [index, ...rest], language)
    case 'units':
      return named(
        typedAt(typed, `${at}/batch`),
        rest[0] === 'facts'
          ? factLabel(form.questions, rest.slice(1), language)
          : massLabel(form, language),
      )
    case 'batches':
      return rest[0] === 'massGrams' ? massLabel(form, language) : typedAt(typed, `${at}/batch`)
    case 'outputs': {
      if (index === '') return scanPhrases.outputs[language]
      const code = typedAt(typed, `${at}/batch`)
      const name = scanPhrases.output[language]
      const line = code === '' ? `${name} ${Number(index) + 1}` : code
      const questions = form.outputs?.questions ?? []
      const asked = outputWords[rest[0] ?? '']?.[language]
      return named(line, asked ?? factLabel(questions, rest.slice(1), language))
    }
    case 'losses': {
      const reason = typedAt(typed, `${at}/reason`)
      return form.losses?.find(({ value }) => value === reason)?.label[language]
    }
    case 'additions': {
      const material = typedAt(typed, `${at}/material`)
      const known = form.additions?.find(({ value }) => value === material)?.label[language]
      return known ?? (material === '' ? scanPhrases.material[language] : material)
    }
    case 'eventTime':
      return formPhrases.eventTime[language]
    default:
      return undefined
  }
}

const outputWords: Readonly<Record<string, Words>> = {
  batch: scanPhrases.outputCode,
  kind: scanPhrases.kind,
  massGrams: scanPhrases.mass,
}

function massLabel(form: StageForm, language: Language): string | undefined {
  return massQuestion(form)?.label[language]
}

/** A question, or one of a line of it. */
function factLabel(
  questions: readonly Question[],
  [name, line, part]: readonly string[],
  language: Language,
): string | undefined {
  const question = questions.find((one) => one.name === name)
  const label = question?.label[language]
  if (label === undefined || line === undefined) return label
  const own = filled(formPhrases.lineOf, language, { name: label, n: Number(line) + 1 })
  const what = question?.parts?.find((one) => one.name === part)?.label[language]
  return what === undefined ? own : filled(answersPhrases.named, language, { name: own, what })
}
