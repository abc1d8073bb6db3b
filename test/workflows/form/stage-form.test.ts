import { describe, expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { measuredFields } from '../../../workflows/battery/stages/triage-measurements.ts'
import { answerFields } from '../../../workflows/battery/stages/triage-questions.ts'
import { triage } from '../../../workflows/battery/triage.ts'
import { answersOf } from '../../../workflows/battery/triage-answers.ts'
import { isRequired, type Question } from '../../../workflows/form/question.ts'
import { isByForm, stageForm } from '../../../workflows/form/stage-form.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const streams = [...(await loadStreams()).values()]

describe('the form of a stage', () => {
  it('is plain data: what is sent to a device and read back is the same form', () => {
    for (const form of everyForm()) expect(JSON.parse(JSON.stringify(form))).toEqual(form)
  })

  it('has a label in every language for everything that it asks and offers', () => {
    const unlabelled = everyForm().flatMap((form) =>
      [
        form.label,
        form.action,
        ...[...(form.losses ?? []), ...(form.additions ?? []), ...(form.outputs?.kinds ?? [])].map(
          ({ label }) => label,
        ),
        ...everyQuestion([...form.questions, ...(form.outputs?.questions ?? [])]).flatMap(
          ({ label, options = [] }) => [label, ...options.map((option) => option.label)],
        ),
      ].filter((label) => languages.some((language) => label[language].trim() === '')),
    )
    expect(unlabelled).toEqual([])
  })

  it('offers answers exactly where one is to be chosen', () => {
    const odd = everyForm()
      .flatMap(({ questions, outputs }) =>
        everyQuestion([...questions, ...(outputs?.questions ?? [])]),
      )
      .filter(
        ({ type, options }) =>
          (type === 'choice' || type === 'choices') !==
          (options !== undefined && options.length > 0),
      )
    expect(odd.map(({ name }) => name)).toEqual([])
  })

  it('says of an answer that may be left out whether the pack then goes to quarantine', () => {
    const good = goodAnswers()
    expect(triage(answersOf(good, 'pack')).class).toBe('green')
    const asked = formOf('battery', 'triaged').questions.filter(({ optional }) => optional === true)
    const decides = asked.filter(({ name }) => {
      const { [name]: _, ...without } = good
      return triage(answersOf(without, 'pack')).class !== 'green'
    })
    const told = asked.filter(({ leftOut }) => leftOut !== undefined)
    expect(told.map(({ name }) => name)).toEqual(decides.map(({ name }) => name))
    expect(told.length).toBeGreaterThan(5)
  })

  it('asks each part that comes out of a pack for what its kind must say', () => {
    const { outputs } = formOf('battery', 'dismantled')
    const asked = (kind?: string) =>
      outputs?.questions.filter((one) => isRequired(one, kind)).map(({ name }) => name)
    expect(asked()).toEqual([])
    expect(asked('module')).toEqual(['position'])
    expect(asked('fraction')).toEqual(['fraction', 'fractionMaterial', 'destination'])
  })

  it('leaves signatures to those who sign, and says how many they are', () => {
    const form = formOf('battery', 'released')
    expect(form.persons).toBe(2)
    expect(form.questions.map(({ name }) => name)).toEqual([
      'releaseTemperatureCelsius',
      'releaseFindings',
    ])
  })
})

function everyForm() {
  return streams.flatMap((stream) =>
    Object.values(stream.allStages)
      .filter(isByForm)
      .map((stage) => stageForm(stream, stage)),
  )
}

function formOf(stream: string, stage: string) {
  const form = everyForm().find((one) => one.stream === stream && one.stage === stage)
  if (form === undefined) throw new RangeError(`No form for "${stream}.${stage}"`)
  return form
}

function everyQuestion(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question) => [question, ...everyQuestion(question.parts ?? [])])
}

/** What a healthy pack is answered with. */
function goodAnswers(): Record<string, string | boolean> {
  const goodIfTrue = ['historyKnown', 'managementSystemReadable', 'diagnosisCompleted']
  const answers = answerFields.map(({ name }) => [name, goodIfTrue.includes(name)] as const)
  const figures: Record<string, string> = {
    surfaceTemperatureCelsius: '23',
    ambientTemperatureCelsius: '22',
    temperatureRiseKelvin: '0',
    openCircuitVoltageVolts: '352',
    openCircuitFallMillivoltsPerHour: '1',
    lowestCellVoltageV: '3.6',
    highestCellVoltageV: '3.7',
    maximumCellVoltageV: '4.2',
    insulationPositiveKiloohm: '5000',
    insulationNegativeKiloohm: '5000',
    insulationTestVoltageVolts: '500',
    workingVoltageV: '400',
  }
  const measured = measuredFields.map(({ name }) => [name, figures[name] ?? ''] as const)
  return Object.fromEntries([...answers, ...measured])
}
