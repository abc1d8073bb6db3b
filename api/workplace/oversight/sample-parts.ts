import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { drawnIn as drawnOf } from '../../oversight/sample/parts.ts'
import type { StoredSample } from '../../store/oversight/samples.ts'

/** What a reader calls the organisation of a sample. */
export function ownerOfSample(
  sample: Pick<StoredSample, 'organisationName' | 'organisationNames'>,
  language: Language,
): string {
  return nameIn({ name: sample.organisationName, names: sample.organisationNames }, language)
}

/** One organisation's part of a sample over many. */
export function partLine(part: StoredSample, language: Language) {
  const { id, organisation: slug, frameCount } = part
  const name = ownerOfSample(part, language)
  const href = `/work/samples/${id}?${new URLSearchParams({ organisation: slug })}`
  return { href, name, frameCount, drawn: drawnOf(part) }
}
