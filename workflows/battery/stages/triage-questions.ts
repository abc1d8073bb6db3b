import type { Field } from '../../../domain/field.ts'
import { type Words, words } from '../../../domain/words.ts'
import { yesNoQuestions } from '../triage.ts'
import { leftOutIsAmber } from './triage-measurements.ts'

/** One yes-or-no field for each question of the triage rules, with the rule's own source. */
export const answerFields: readonly Field[] = questionNames().map((name) => ({
  name,
  label: labels()[name],
  type: 'yes_no',
  nothingWrong: !yesNoQuestions[name].bad,
  // Only a pack has a management system that could be read.
  ...(name === 'managementSystemReadable' ? { optional: true, leftOut: leftOutIsAmber } : {}),
  audience: 'legitimate_interest',
  source: yesNoQuestions[name].source,
}))

type Question = keyof typeof yesNoQuestions

function questionNames(): readonly Question[] {
  // Object.keys forgets the key type; the object is a constant of ours.
  return Object.keys(yesNoQuestions) as Question[]
}

function labels(): Record<Question, Words> {
  return {
    smokeOdourOrHissing: words('Smoke, odour or hissing', '冒煙、異味或嘶聲', '冒烟、异味或嘶声'),
    leakOnHighVoltagePart: words('Leak on a live part', '高壓部件滲漏', '高压部件渗漏'),
    crushedOrPunctured: words('Crushed or punctured', '壓毀或刺穿', '挤压或刺穿'),
    fireExposure: words('Exposed to fire or burned', '曾接觸火源或燒損', '曾接触火源或烧损'),
    waterExposure: words('Exposed to water', '曾浸水', '曾浸水'),
    leakedOrVented: words('Leaked or vented', '曾滲漏或排氣', '曾泄漏或排气'),
    swelling: words('Swollen', '鼓脹', '鼓胀'),
    dentWithoutBreach: words('Dented, not breached', '凹陷但未破損', '凹陷但未破损'),
    corrosionOrDiscolouring: words('Corroded or discoloured', '腐蝕或變色', '腐蚀或变色'),
    accidentInUse: words(
      'Accident or misuse in use',
      '使用期間曾遇事故或不當使用',
      '使用期间曾遇事故或误用',
    ),
    historyKnown: words('History known', '過往使用情況已知', '使用历史已知'),
    safetyFaultReported: words('Safety fault reported', '有安全故障報告', '有安全故障报告'),
    managementSystemReadable: words(
      'Management system readable',
      '電池管理系統可讀取',
      '电池管理系统可读取',
    ),
    diagnosisCompleted: words('Diagnosis completed', '已完成診斷', '已完成诊断'),
  }
}
