import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, renameSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { faultIn, isPassing, refusedStart } from './fault.ts'
import type { Place } from './place.ts'
import { readPostmaster } from './postmaster.ts'
import { asUser, explainSpawn, plainEnvironment } from './run.ts'
import { settingsOf } from './settings.ts'
import { writeAccess } from './write-access.ts'

const logBytesMax = 16 * 1024 * 1024

/**
 * Starts the server and waits until it is ready. It outlives this process, so that others can go on with it.
 * Returns undefined, or the error of a start that may well succeed when tried again; throws any other error.
 */
export async function startServer(
  place: Place,
  options: { binaries: Binaries; deadlineMs: number; signal?: AbortSignal },
): Promise<Error | undefined> {
  writeAccess(place)
  const log = openLog(place)
  const child = spawnServer(place, { binaries: options.binaries, logDescriptor: log.descriptor })
  closeSync(log.descriptor)
  let spawnError: Error | undefined
  child.on('error', (error) => {
    spawnError = explainSpawn(error, place.user)
  })
  while (performance.now() < options.deadlineMs) {
    options.signal?.throwIfAborted()
    if (spawnError !== undefined) throw spawnError
    if (child.exitCode !== null || child.signalCode !== null) {
      const output = readFileSync(place.logFile).subarray(log.startByte).toString()
      const fault = faultIn(output, { act: 'postgres_act_start', folder: place.cluster })
      if (isPassing(output)) return fault
      throw fault
    }
    const postmaster = readPostmaster(place.cluster)
    if (postmaster?.isReady && postmaster.pid === child.pid) return undefined
    await sleep(5)
  }
  return refusedStart('postgres_not_ready', { folder: place.cluster, file: place.logFile })
}

function spawnServer(
  place: Place,
  options: { binaries: Binaries; logDescriptor: number },
): ChildProcess {
  const child = spawn(options.binaries.postgres, ['-D', place.cluster, ...settingsOf(place)], {
    ...asUser(place.user),
    cwd: place.folder,
    // In its own session, so that Ctrl-C in a terminal reaches us alone and we decide in which order things end.
    detached: true,
    env: { ...plainEnvironment(), ...forgetDeadServer(place) },
    stdio: ['ignore', options.logDescriptor, options.logDescriptor],
  })
  child.unref()
  return child
}

// PostgreSQL refuses to start while the number in postmaster.pid is any living process, be it a zombie or a stranger that
// got the number later. It makes an exception for its grandparent, which pg_ctl uses and we use: unlike deleting the file
// this keeps its second check, which is that no orphan of the dead server still has the shared memory.
function forgetDeadServer(place: Place): Record<string, string> {
  const postmaster = readPostmaster(place.cluster)
  if (postmaster === undefined || postmaster.isAlive) return {}
  return { PG_GRANDPARENT_PID: String(postmaster.pid) }
}

function openLog(place: Place): { descriptor: number; startByte: number } {
  const descriptor = openSync(place.logFile, 'a', 0o600)
  const startByte = fstatSync(descriptor).size
  if (startByte > logBytesMax) {
    closeSync(descriptor)
    renameSync(place.logFile, `${place.logFile}.1`)
    return openLog(place)
  }
  if (place.user.isOther) fchownSync(descriptor, place.user.uid, place.user.gid)
  return { descriptor, startByte }
}
