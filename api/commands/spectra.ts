import { type FaultName, sentence } from '../../domain/phrases.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { type Language, words } from '../../domain/words.ts'
import { fibreNames } from '../../workflows/textile/fibre-names.ts'
import { idFrom } from '../digest.ts'
import { identifySpectrum, noLibrary } from '../evidence/spectra/identify-spectrum.ts'
import { addLibrary, createOpenLibraries, libraryView } from '../evidence/spectra/libraries.ts'
import { readSpectra, refuseFaults, type SpectrumRow } from '../evidence/spectra/read-spectra.ts'
import { findFibreLibrary } from '../store/evidence/fibre-libraries.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { refuseUnreadableFile } from './import-file.ts'

const example = 'fibre_ftir_spectra.csv'

/** Records a library of reference spectra, as `POST /spectra/references` does, and says what it is worth. */
export const importSpectra: Command = {
  name: 'import spectra',
  takes: ['FILE'],
  summary: words(
    `Record reference spectra from a CSV like ${example}, to identify fibre by`,
    `由 CSV 檔案（格式如「${example}」）記錄參考光譜，用以識別纖維`,
    `从 CSV 文件（格式如“${example}”）记录参考光谱，用以识别纤维`,
  ),
  options: ['organisation', 'json'],
  run: runImportSpectra,
}

async function runImportSpectra(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, language, now } = call
  const [file = ''] = words
  await refuseUnreadableFile(file)
  const { organisationKey } = await organisationFor(call)
  const db = installation.store.own(organisationKey)
  const { library, isNew } = await addLibrary(db, file, { organisationKey, now })
  const { spectra, samples, rightByType, named, rightByName } = library.selfCheck
  const says = isNew ? 'import_library_recorded' : 'import_library_known'
  terminal.out(sentence(says, { digest: library.digest, spectra, samples }, language))
  const right = { rightByType, spectra, rightByName, named }
  terminal.out(sentence('import_library_checked', right, language))
  if (options.json) terminal.out(JSON.stringify(libraryView(library)))
  return 0
}

/** Identifies every spectrum of a file by the newest library, as `POST /spectra/identifications` does. */
export const identifySpectra: Command = {
  name: 'identify spectra',
  takes: ['FILE'],
  summary: words(
    'Identify the fibre of each spectrum of a CSV by the newest library of references',
    '按最新的參考光譜庫，識別 CSV 檔案內每個光譜的纖維',
    '按最新的参考光谱库，识别 CSV 文件中每个光谱的纤维',
  ),
  options: ['organisation', 'json'],
  run: runIdentifySpectra,
}

async function runIdentifySpectra(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, language, now } = call
  const [file = ''] = words
  const { organisationKey, slug } = await organisationFor(call)
  const db = installation.store.own(organisationKey)
  const asking = { organisationKey, now, openLibraries: createOpenLibraries() }
  await refuseUnreadableFile(file)
  const { rows, faults } = await readSpectra(file, ['spectrum_id'])
  refuseFaults(faults)
  const library = await findFibreLibrary(db, organisationKey)
  if (library === undefined) throw noLibrary()
  const outcomes = { named: 0, unresolved_cellulose: 0, unlike_library: 0 }
  for (const row of rows) {
    const content = { ...contentOf(row), library: library.digest }
    const id = idFrom(`identify spectra/${slug}/${canonical(content)}`)
    const { identification } = await identifySpectrum(db, { id, ...content }, asking)
    const { outcome, candidates } = identification.answer
    outcomes[outcome] += 1
    const shown = candidates.map(
      ({ name, confidencePercent }) =>
        `${labelOf(name, language)} ${percent(confidencePercent, language)}`,
    )
    const values = { spectrum: row.cells.spectrum_id ?? '', candidates: shown, id }
    terminal.out(sentence(outcomeSays[outcome], values, language))
  }
  if (options.json) terminal.out(JSON.stringify({ library: library.digest, outcomes }))
  return 0
}

const outcomeSays = {
  named: 'spectrum_named',
  unresolved_cellulose: 'spectrum_cellulose',
  unlike_library: 'spectrum_unlike',
} as const satisfies Readonly<Record<string, FaultName>>

/** In English a fibre keeps its name of the API, which scripts know. */
function labelOf(name: string, language: Language): string {
  if (language === 'en' || !Object.hasOwn(fibreNames, name)) return name
  return fibreNames[name]?.[language] ?? name
}

/** A space before the sign in English alone. */
function percent(value: number, language: Language): string {
  return language === 'en' ? `${value} %` : `${value}%`
}

/** A row as a request; a sample that the library holds as well has no say in its own identification. */
function contentOf({ cells, spectrum: { wavenumbers, values, quantity } }: SpectrumRow) {
  const { sample_id: sample = '' } = cells
  const spectrum =
    quantity === 'absorbance'
      ? { wavenumbers: [...wavenumbers], absorbance: [...values] }
      : { wavenumbers: [...wavenumbers], transmittancePercent: [...values] }
  return { ...(sample === '' ? {} : { sample }), spectrum }
}
