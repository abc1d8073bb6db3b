import { words } from '../../domain/words.ts'
import type { Stream } from '../stream.ts'
import { custody } from './custody.ts'
import { defectClasses } from './defect-classes.ts'
import { city } from './demonstration/city.ts'
import { examples } from './examples.ts'
import { guardSentences } from './guards.ts'
import { kinds } from './kinds.ts'
import { machine } from './machine.ts'
import { textilePassport } from './passport/passport-table.ts'
import { passport } from './passport/terms.ts'
import { lossGuides } from './process-losses.ts'
import { recommends } from './recommends.ts'
import { recordedMass } from './recorded-mass.ts'
import { recipeOf } from './stages/recipe.ts'
import { stages } from './stages.ts'
import { states } from './states.ts'

/** Used clothing: to reuse after an assessment, or over a dry line to yarn with its recycled share. */
const textile: Stream = {
  name: 'textile',
  version: 4,
  rulesSince: 2,
  insideSince: 3,
  reasonSince: 4,
  label: words('Used textiles', '舊衣物及紡織品', '废旧纺织品'),
  kinds,
  stages: Object.fromEntries(stages.map((stage) => [stage.name, stage])),
  machine,
  states,
  guards: guardSentences,
  materialField: 'fibreClass',
  originOf: recipeOf,
  adoptable: {
    collected: { from: 'new', proves: ['collected'] },
    fibre_received: { from: 'new', proves: ['fibre_received'] },
    sorted: { from: 'new', proves: ['collected', 'received', 'sorted'] },
  },
  recordedMass,
  passportPoints: textilePassport,
  passport,
  recommends,
  classes: ['textileGrade'],
  usualLosses: lossGuides,
  summary: { recycled: ['opened'], reused: ['resold'] },
  defectClasses,
  custody,
  examples,
  demonstration: city,
}

export default textile
