import type { LoadedStream } from './streams.ts'

/** Derives something of a stream once: streams are loaded at the start and never change. */
export function perStream<Derived>(
  derive: (stream: LoadedStream) => Derived & {},
): (stream: LoadedStream) => Derived {
  const derived = new WeakMap<LoadedStream, Derived & {}>()
  return (stream) => {
    const known = derived.get(stream)
    if (known !== undefined) return known
    const made = derive(stream)
    derived.set(stream, made)
    return made
  }
}
