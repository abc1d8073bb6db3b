import { libraryView, recordLibrary } from '../evidence/spectra/record-library.ts'
import { organisationFor } from './acting-for.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { refuseUnreadableFile } from './refuse-unreadable-file.ts'

/** Records a library of reference spectra, as `POST /spectra/references` does, and says what it is worth. */
export const importSpectra: Command = {
  name: 'import spectra',
  takes: ['FILE'],
  summary: 'Record reference spectra from a CSV like fibre_ftir_spectra.csv, to identify fibre by',
  options: ['organisation', 'json'],
  run: runImportSpectra,
}

async function runImportSpectra(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, now } = call
  const [file = ''] = words
  await refuseUnreadableFile(file)
  const { organisationKey } = await organisationFor(call)
  const db = installation.store.own(organisationKey)
  const { library, isNew } = await recordLibrary(db, file, { organisationKey, now })
  const { spectra, samples, rightByType, named, rightByName } = library.selfCheck
  const known = isNew ? 'recorded' : 'known before'
  terminal.out(`Library ${library.digest} of ${spectra} spectra of ${samples} samples, ${known}`)
  terminal.out(
    `Each identified by the other samples: ${rightByType} of ${spectra} right by type, ${rightByName} of ${named} by name`,
  )
  if (options.json) terminal.out(JSON.stringify(libraryView(library)))
  return 0
}
