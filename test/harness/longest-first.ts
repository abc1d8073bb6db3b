import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest goes first, so that at the end no core stands idle beside the last long file: a clean clone knows only how large files are, and
 * a walk through a browser or a server that is killed takes few lines. One that works and one that mostly waits take turns.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const works = sorted.filter(({ moduleId }) => working.test(moduleId))
    const waits = sorted.filter(({ moduleId }) => waiting.test(moduleId))
    const rest = sorted.filter((one) => !works.includes(one) && !waits.includes(one))
    const turns = Array.from({ length: Math.max(works.length, waits.length) }, (_, at) => [
      ...works.slice(at, at + 1),
      ...waits.slice(at, at + 1),
    ])
    return [...turns.flat(), ...rest]
  }
}

const working = /\/test\/(browser|bench)\//
const waiting = /\/test\/(faults|attacks)\//
