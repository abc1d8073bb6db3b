import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { notPlainIn } from './plain-machine.ts'
import type { Stream } from './stream.ts'
import { type LoadedStream, loadedStream } from './streams.ts'

let own: Promise<ReadonlyMap<string, LoadedStream>> | undefined

/**
 * Finds every stream: each folder beside this file that holds a `stream.ts`. A new stream is a new folder and no edit
 * here. Our own are read off once a process.
 */
export function loadStreams(folder?: string): Promise<ReadonlyMap<string, LoadedStream>> {
  if (folder !== undefined) return loadedFrom(folder)
  own ??= loadedFrom(ownFolder)
  return own
}

async function loadedFrom(folder: string): Promise<ReadonlyMap<string, LoadedStream>> {
  const streams = new Map<string, LoadedStream>()
  for (const file of streamFiles(folder)) {
    const module: { default: Stream } = await import(file)
    const faults = notPlainIn(module.default.machine)
    if (faults.length > 0) throw new RangeError(`Cannot read ${file}: ${faults.join(', ')}`)
    streams.set(module.default.name, loadedStream(module.default))
  }
  return streams
}

/** The files of the streams in a folder. */
export function streamFiles(folder: string = ownFolder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}/stream.ts`)
    .filter((file) => existsSync(file))
}

const ownFolder = fileURLToPath(new URL('.', import.meta.url))
