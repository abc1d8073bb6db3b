import { randomBytes } from 'node:crypto'

/**
 * What a log is called that is kept for the first time: the host by which people reach it, or else one that nobody can. It says
 * nothing about where the log is read, and never changes, whatever address the installation has later.
 */
export function nameForLog(publicUrl: string | undefined): string {
  const host =
    publicUrl === undefined
      ? `${randomBytes(4).toString('hex')}.loomcell.invalid`
      : new URL(publicUrl).host
  return `${host}/log/1`
}
