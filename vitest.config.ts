import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/harness/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/shared-postgres.ts'],
    // Twice the two cores it is meant for: many a file waits for a process, a clock or a browser.
    maxWorkers: 4,
    // A worker keeps what it has loaded: nothing of ours keeps anything in a module that one file could leave to the next.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Whatever a test starts asks nobody in the world about passwords and speaks English, unless the test says otherwise.
    env: { BREACHED_PASSWORDS: 'off', LC_ALL: 'C' },
    // Beside other work a server takes long to start; a limit is for what hangs, not for what is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
