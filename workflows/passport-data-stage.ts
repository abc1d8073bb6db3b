import { words } from '../domain/words.ts'
import type { Stage, Stream } from './stream.ts'

/** The stage by which something for a passport is said of a batch or item itself; no event of another name does. */
export const passportDataName = 'passport_data_recorded'

/** Stages of every stream by which a passport goes on or falls. */
export const commonPassportStages: readonly string[] = ['taken_over', 'reversed', passportDataName]

/**
 * What a passport holds and no other stage asks for, said of a batch or an item: it stands over what its model says. So comes what
 * is found in use: state of health with its method, cycles, events, temperatures. A stream without passports has no such stage.
 */
export function passportDataStage({
  passportPoints,
}: Pick<Stream, 'passportPoints'>): readonly Stage[] {
  if (passportPoints === undefined) return []
  return [
    {
      name: passportDataName,
      request: 'record_passport_data',
      label: words('Passport data recorded', '已記錄護照資料', '已记录护照数据'),
      action: words('Record passport data', '記錄護照資料', '记录护照数据'),
      by: 'statement',
      mass: 'unchanged',
      batches: { least: 1, most: 1_000, kinds: [] },
      // A battery in use is in nobody's stock.
      whenSpent: true,
      unplanned: true,
      fields: passportPoints.fields,
      epcis: {
        type: 'ObjectEvent',
        action: 'OBSERVE',
        bizStep: 'inspecting',
        disposition: 'active',
      },
    },
  ]
}
