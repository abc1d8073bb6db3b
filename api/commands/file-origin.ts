import { basename } from 'node:path'

const pulseBat =
  'PulseBat retired battery data, S. Tao et al., Nature Communications (2024), ' +
  'doi 10.1038/s41467-024-54454-0; tests by Xiamen Lijing New Energy; MIT licence.'

/** Who made the records of a file, as pages show it: what a person said, the line its authors ask for, or its name. */
export function fileOrigin(file: string, given: string | undefined): string {
  if (given !== undefined) return given
  const name = basename(file)
  return name.startsWith('pulsebat_') ? pulseBat : `File ${name}`
}
