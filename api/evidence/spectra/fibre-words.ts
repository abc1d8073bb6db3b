import type { Words } from '../../../domain/words.ts'
import { words } from '../../../domain/words.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import { unresolvedCellulose } from '../../../workflows/textile/spectra/fibre-types.ts'

const cellulose = words(
  'Cellulose, which fibre is not told apart',
  '纖維素纖維（未能分辨種類）',
  '纤维素纤维（未能分辨种类）',
)

/** What people call a fibre of a library or an identification; one that a library names otherwise by its own name. */
export function fibreWords(name: string): Words {
  if (name === unresolvedCellulose) return cellulose
  const known = Object.hasOwn(fibreNames, name) ? fibreNames[name] : undefined
  return known ?? words(name, name, name)
}
