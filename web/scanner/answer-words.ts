import { unitText, withUnit } from '../../domain/unit-words.ts'
import type { Language } from '../../domain/words.ts'
import type { FormFault } from '../../workflows/form/faults-in-form.ts'
import type { Question } from '../../workflows/form/question.ts'
import { filled } from '../pages/record/format.ts'
import { formPhrases } from '../pages/workplace/form/phrases.ts'
import { answersPhrases } from './phrases-answers.ts'

/** What to do about an answer that is missing or cannot be read: Type a number from -40 to 1000 °C. */
export function answerText({ asks, is }: FormFault, language: Language): string {
  switch (asks) {
    case 'mass':
      return formPhrases.writeGrams[language]
    case 'code':
      return answersPhrases[is === 'missing' ? 'fill' : 'code'][language]
    case 'kind':
      return answersPhrases.choose[language]
    case 'material':
      return answersPhrases.fill[language]
    case 'outputs':
      return answersPhrases.outputs[language]
    default:
      return questionText(asks, is, language)
  }
}

function questionText(asked: Question, is: FormFault['is'], language: Language): string {
  if (asked.files !== undefined)
    return answersPhrases[asked.files.kind === 'photo' ? 'photo' : 'file'][language]
  if (asked.parts !== undefined) return answersPhrases.list[language]
  switch (asked.type) {
    case 'yes_no':
    case 'choice':
      return answersPhrases.choose[language]
    case 'choices':
      return answersPhrases.chooseSome[language]
    case 'whole':
    case 'decimal':
      return numberText(asked, language)
    case 'date':
      return answersPhrases.day[language]
    case 'time':
      return answersPhrases.time[language]
    case 'list':
      return answersPhrases.lines[language]
    case 'text':
      if (is === 'missing') return answersPhrases.fill[language]
      return filled(answersPhrases.text, language, { most: asked.longest ?? 200 })
    case 'record':
      if (asked.example === undefined) return answersPhrases.fill[language]
      return filled(formPhrases.record, language, { example: asked.example })
    default:
      return asked.type satisfies never
  }
}

function numberText(asked: Question, language: Language): string {
  if (asked.type === 'whole' && asked.unit === 'g') return formPhrases.writeGrams[language]
  const isWhole = asked.type === 'whole'
  const bounds = boundsText(asked, language)
  if (bounds === undefined) return answersPhrases[isWhole ? 'whole' : 'number'][language]
  const phrase = isWhole ? answersPhrases.wholeIn : answersPhrases.numberIn
  return filled(phrase, language, { bounds })
}

function boundsText(
  { least, most, above, unit }: Question,
  language: Language,
): string | undefined {
  const end = (amount: string) =>
    unitText(unit, language) === '' ? amount : withUnit(amount, unit, language)
  if (above !== undefined && most !== undefined)
    return filled(answersPhrases.aboveTo, language, { above, most: end(most) })
  if (above !== undefined) return filled(formPhrases.above, language, { above: end(above) })
  if (least !== undefined && most !== undefined)
    return filled(formPhrases.between, language, { least, most: end(most) })
  if (least !== undefined) return filled(formPhrases.from, language, { least: end(least) })
  if (most !== undefined) return filled(formPhrases.upTo, language, { most: end(most) })
  return undefined
}
