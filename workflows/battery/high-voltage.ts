import type { Competence, CompetenceLevel } from '../../domain/competence.ts'
import { words } from '../../domain/words.ts'

const scheme =
  "DGUV Information 209-093 in the words of a school's page (kfz-hvq2-v2.berufsschule.alp.dillingen.de); the local scheme is the operator's to name"

/** Work on a battery that is live, faulty, or not surely made dead. */
export const liveWork: CompetenceLevel = {
  kind: 'high_voltage_live_work',
  level: '3S',
  label: words(
    'Work on live or damaged high voltage',
    '帶電或受損高壓電工作',
    '带电或受损高压作业',
  ),
  source: {
    basis: 'secondary',
    text: `Level 3S for systems that are live, faulty or not surely to be made dead: ${scheme}`,
  },
}

/**
 * Work on a battery whose parts may carry more than the touch limit: to make it dead, and on it once it is. What is damaged, or
 * whose insulation failed, may be live where nobody expects it.
 */
export const highVoltageWork: Competence = {
  kind: 'high_voltage_work',
  level: '2S',
  includedIn: [liveWork.kind],
  label: words('High-voltage work', '高壓電工作', '高压电作业'),
  source: {
    basis: 'secondary',
    text: `Level 2S for making a system dead and for work on it while it is: ${scheme}`,
  },
  graver: {
    competence: liveWork,
    when: { damageClass: ['amber', 'red'], insulationFailed: [true] },
  },
}
