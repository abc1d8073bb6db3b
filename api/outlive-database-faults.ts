import type { EventEmitter } from 'node:events'
import { databaseFaultIn } from './store/database-fault.ts'

/**
 * Lets a process outlive a promise that a library left alone when the database could not serve, as after its last try to note
 * the end of a job on a full disk. Anything else that nobody handled still ends the process, since nobody knows what it leaves.
 */
export function outliveDatabaseFaults(
  process: EventEmitter,
  log: (line: string, error?: unknown) => void,
): void {
  process.on('unhandledRejection', (error: unknown) => {
    if (databaseFaultIn(error) === undefined) throw error
    log('The database could not serve something that nobody waited for', error)
  })
}
