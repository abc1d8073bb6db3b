import { words } from '../../domain/words.ts'
import type { Stream } from '../stream.ts'
import { matching } from './arrange-matches.ts'
import { custody } from './custody.ts'
import { deadlines } from './deadlines.ts'
import { defectClasses } from './defect-classes.ts'
import { city } from './demonstration/city.ts'
import { examples } from './examples.ts'
import { guardSentences } from './guards.ts'
import { kinds } from './kinds.ts'
import { machine } from './machine.ts'
import { massByEnergy } from './mass-by-energy.ts'
import { onLabel } from './on-label.ts'
import { batteryPassport } from './passport/passport-table.ts'
import { passport } from './passport/terms.ts'
import { recommends } from './recommends.ts'
import { recordedMass } from './recorded-mass.ts'
import { stages } from './stages.ts'
import { states } from './states.ts'

/** Retired vehicle batteries: to a second life with a new passport, or to recycling with measured rates. */
const battery: Stream = {
  name: 'battery',
  version: 5,
  rulesSince: 2,
  insideSince: 3,
  writtenSince: 4,
  reasonSince: 5,
  label: words('Vehicle batteries', '車用電池', '动力电池'),
  kinds,
  stages: Object.fromEntries(stages.map((stage) => [stage.name, stage])),
  machine,
  states,
  guards: guardSentences,
  materialField: 'chemistry',
  adoptable: {
    taken_in: { from: 'new', proves: ['taken_in'] },
    tested: { from: 'isolated', proves: ['taken_in', 'triaged', 'isolated', 'tested'] },
    declared_waste: { from: 'triaged', proves: ['taken_in', 'declared_waste'] },
  },
  arrangements: { matching },
  recordedMass,
  passportPoints: batteryPassport,
  massDoubt: massByEnergy,
  passport,
  recommends,
  deadlines,
  summary: { recycled: ['lot_formed'], reused: ['sold'] },
  classes: ['grade', 'damageClass'],
  onLabel,
  defectClasses,
  custody,
  examples,
  demonstration: city,
}

export default battery
