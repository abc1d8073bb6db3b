import type { Stream } from './stream.ts'

/** Whether a batch of this kind is one thing with one serial number, which moves whole. */
export function isUnit(stream: Pick<Stream, 'kinds'> | undefined, kind: string): boolean {
  const kinds = stream?.kinds ?? {}
  return Object.hasOwn(kinds, kind) && kinds[kind]?.isUnit === true
}
