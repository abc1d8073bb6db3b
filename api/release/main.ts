import { fileURLToPath } from 'node:url'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import { terminalLanguage, toldIn } from '../terminal-language.ts'
import { makeRelease } from './make-release.ts'
import { readCall } from './read-call.ts'
import { usage } from './usage.ts'
import { verifyRelease } from './verify-release.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const says = {
  holds: words(
    'Every file is as it was signed by this key:',
    '每個檔案均與此密匙簽署時相同：',
    '每个文件均与此密钥签名时相同：',
  ),
}

await main()

/** Makes a release out of the commit that is checked out, or verifies one: `npm run release`. */
async function main(): Promise<void> {
  const language = terminalLanguage(process.env)
  try {
    const call = readCall(process.argv.slice(2))
    if (call.does === 'help') say(usage(language))
    else if (call.does === 'make') {
      const keyFile = process.env.RELEASE_KEY || undefined
      for (const file of await makeRelease(root, { keyFile, to: call.to })) say(file)
    } else {
      const files = await verifyRelease(call.folder, call.keyFile)
      say(says.holds[language])
      for (const file of files) say(file)
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    process.stderr.write(`${toldIn(language, error.refusal.faults)}\n`)
    process.exitCode = 1
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
