import type { Stage } from '../../../workflows/stream.ts'

/**
 * The columns of a table for one stage: its own columns, then a column for each of its facts and loss reasons. A name
 * that both the scan and its outputs have says whose it is.
 */
export function templateColumns(stage: Stage): readonly string[] {
  // Who signs a weighing that is far off is filled in when they do.
  const names = stage.fields
    .map(({ name }) => name)
    .filter((name) => !stage.gapSignatures?.includes(name))
  const outputNames = (stage.outputFields ?? []).map(({ name }) => name)
  return [
    'id',
    'stream',
    'stage',
    'facility',
    'event_time',
    'operator',
    ...(stage.mass === 'reversed' ? ['reverses'] : []),
    ...(stage.batches === undefined ? [] : ['batch', 'mass_grams']),
    ...(stage.outputs === undefined ? [] : ['output', 'output_kind', 'output_mass_grams']),
    ...names.map((name) => (outputNames.includes(name) ? `fact:${name}` : name)),
    ...outputNames.map((name) => (names.includes(name) ? `output_fact:${name}` : name)),
    ...Object.keys(stage.losses ?? {}).map((reason) => `loss:${reason}`),
  ]
}
