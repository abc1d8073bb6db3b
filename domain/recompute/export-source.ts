import type { ExportFile, Manifest } from './export-files.ts'

/** The files of an export, each read as often as it is asked for. */
export interface ExportSource {
  readonly has: (file: ExportFile) => boolean
  /** The lines of a file without their line feeds. */
  readonly lines: (file: ExportFile) => AsyncIterable<string>
  /** Names of what else lies there; nobody reads it. */
  readonly strange: () => readonly string[]
  /** What the files are by their bytes, the manifest excepted; asked for once all were read. */
  readonly measured: () => Promise<Manifest['files']>
}
