import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { terminalLanguage, toldIn } from '../terminal-language.ts'
import { readMappingFile } from './read-mapping.ts'
import { runGateway } from './run-gateway.ts'
import { readSettings } from './settings.ts'

/** After a signal the process is gone within this time, whatever happens. */
const mostMilliseconds = 10_000

await main()

/** The gateway for machines: a process of its own on the floor, which takes what they say and sends it to Loomcell. */
async function main(): Promise<void> {
  const language = terminalLanguage(process.env)
  try {
    const settings = readSettings(process.env)
    const read = await readMappingFile(settings.file)
    const { stop } = await runGateway({
      settings,
      read,
      language,
      now: () => new Date(),
      say: ({ says, values }) => say(toldIn(language, [faultOf('', says, values)])),
      complain,
    })
    stopOnSignal(stop, { mostMilliseconds, say: (fault) => complain(toldIn(language, [fault])) })
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    complain(toldIn(language, error.refusal.faults))
    process.exitCode = 1
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
