import { quarantineRelease } from '../../../domain/competence.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { BatchAlone } from '../../batch-alone.ts'
import { detailsFaults } from '../../emergency-quarantine.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { releasedField } from '../damage.ts'
import { kinds } from '../kinds.ts'
import { plausible } from './sources.ts'

/** Two persons end a quarantine; a unit then starts again with triage, waste stays waste. */
export const released: Stage = {
  name: 'released',
  request: 'release',
  label: words('Released from quarantine', '已解除隔離', '已解除隔离'),
  action: words('Release from quarantine', '解除隔離', '解除隔离'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: Object.keys(kinds) },
  fields: [
    {
      name: 'releasedBy',
      label: words('First signature', '第一簽署人', '第一签署人'),
      type: 'text',
      audience: 'holder',
      personal: true,
      source: houseRule('Two different persons sign a release'),
    },
    {
      name: 'secondReleasedBy',
      label: words('Second signature', '第二簽署人', '第二签署人'),
      type: 'text',
      audience: 'holder',
      personal: true,
      source: houseRule('Two different persons sign a release'),
    },
    {
      name: 'releaseTemperatureCelsius',
      label: words('Surface temperature at release', '解除時表面溫度', '解除时表面温度'),
      type: 'decimal',
      unit: 'Cel',
      least: '-40',
      most: '1000',
      warnAbove: '80',
      audience: 'legitimate_interest',
      source: plausible,
    },
    {
      name: 'releaseFindings',
      label: words('Findings', '觀察結果', '观察结果'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A release says what was seen'),
    },
  ],
  decided: [releasedField],
  decide: decideRelease,
  closedFor: (batch, now) => [...detailsFaults([batch]), ...holdFaults([batch], Date.parse(now))],
  competence: quarantineRelease,
  signatures: ['releasedBy', 'secondReleasedBy'],
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
  },
}

/** Batches that are held longer than a time, in milliseconds since 1970. */
function holdFaults(batches: readonly BatchAlone[], time: number): readonly Fault[] {
  return batches.flatMap(({ code: batch, context }, index) => {
    const until = textIn(context, 'quarantinedUntil')
    return until === undefined || time >= Date.parse(until)
      ? []
      : [faultOf(`/batches/${index}/batch`, 'hold_runs', { batch, until })]
  })
}

/** The hold must be over on the scan's clock and on ours, so that neither a wrong clock nor a date shortens it. */
function decideRelease({ facts, batches, eventTime, recordTime }: Situation): Decision {
  const refused: Fault[] = []
  if (facts.releasedBy === facts.secondReleasedBy) {
    refused.push(faultOf('/facts/secondReleasedBy', 'one_signature'))
  }
  const now = Math.min(Date.parse(eventTime), Date.parse(recordTime ?? eventTime))
  refused.push(...detailsFaults(batches), ...holdFaults(batches, now))
  if (refused.length > 0) return { refused }
  return { decisions: { releasedFromQuarantine: true } }
}
