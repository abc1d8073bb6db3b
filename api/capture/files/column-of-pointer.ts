import type { OwnColumn } from './sheet-columns.ts'

/** Name of the column that a JSON pointer into a scan is about. */
export function columnOfPointer(pointer: string): string {
  const [, list = '', , name = '', fact = ''] = pointer.split('/')
  const own = columnOfName[list]
  if (own !== undefined) return own
  if (list === 'facts') return pointer.slice('/facts/'.length)
  if (list === 'batches') return name === 'massGrams' ? 'mass_grams' : 'batch'
  if (list === 'losses') return 'loss:…'
  if (list === 'additions') return 'addition:…'
  if (list !== 'outputs') return ''
  if (name === 'facts') return fact
  if (name === 'kind') return 'output_kind'
  return name === 'massGrams' ? 'output_mass_grams' : 'output'
}

const columnOfName: Readonly<Record<string, OwnColumn>> = {
  id: 'id',
  stream: 'stream',
  stage: 'stage',
  facility: 'facility',
  reverses: 'reverses',
  eventTime: 'event_time',
  operator: 'operator',
}
