import { html } from 'hono/html'
import type { Reference } from './view.ts'

/** Four commands that take a newcomer from a key to a recorded batch. */
export function firstScan({ streams, origin, exampleId }: Reference) {
  const code = `FIRST-${exampleId.slice(0, 8)}`
  const scan = exampleScan(streams, exampleId, code)
  if (scan === undefined) return ''
  return html`<section><h2 id="first-scan">Record your first scan</h2>
<p>Copy these into a terminal, one after the other. The example is made for you alone: its id and code are new each time this page is loaded.</p>
<ol class="steps">
<li>Take the access key that the server printed when it first started:
${command("export LOOMCELL_KEY='lc_…'")}</li>
<li>Make sure there is a facility. “A facility with this code exists” is fine too:
${command(curl(`${origin}/api/v1/facilities`, { code: 'MAIN', name: 'Main facility' }))}</li>
<li>Record that something arrived. The answer is a receipt with the digest of the sealed event:
${command(curl(`${origin}/api/v1/scans`, scan))}
Send it again: the answer is the same receipt as <code>duplicate</code>, and nothing is recorded twice.</li>
<li>Read the batch, what may happen to it next, and its chain of events:
${command(`${curl(`${origin}/api/v1/batches/${code}`)}
${curl(`${origin}/api/v1/batches/${code}/events`)}`)}</li>
</ol></section>`
}

/** A command to copy. Scrollable by keyboard, since a narrow screen does not show all of it. */
export function command(text: string) {
  return html`<pre tabindex="0"><code>${text}</code></pre>`
}

/** A curl command with the key from the shell; with a body it posts. */
export function curl(address: string, body?: object): string {
  const lines = [`curl -sS ${quoted(address)}`, '-H "authorization: Bearer $LOOMCELL_KEY"']
  if (body !== undefined) {
    lines.push("-H 'content-type: application/json'")
    lines.push(`-d ${quoted(JSON.stringify(body, null, 2)).replaceAll('\n', '\n  ')}`)
  }
  return lines.join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** The first example of the first stream that has one, under a new id and code. */
function exampleScan(streams: Reference['streams'], id: string, code: string): object | undefined {
  const stream = streams.find(({ examples }) => examples.length > 0)
  const [example] = stream?.examples ?? []
  if (stream === undefined || example === undefined) return undefined
  const { afterMinutes: _, stage, outputs = [], ...rest } = example
  const renamed = outputs.slice(0, 1).map((output) => ({ ...output, batch: code }))
  return { id, stream: stream.name, stage, facility: 'MAIN', outputs: renamed, ...rest }
}
