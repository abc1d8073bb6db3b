import { html } from 'hono/html'
import type { Field } from '../../../domain/field.ts'
import { expectation } from '../../../domain/right-value.ts'
import type { Words } from '../../../domain/words.ts'
import type { Count } from '../../../workflows/count.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'

/** A stream's stages, each with its fields, folded away until somebody looks for one. */
export function streamSection(stream: LoadedStream) {
  const stages = Object.values({ ...stream.stages, ...stream.allStages })
  return html`<h3 id="stream-${stream.name}">${stream.label.en} ${otherWords(stream.label)}</h3>
<p>Stream <code>${stream.name}</code>, kinds ${Object.keys(stream.kinds).map((kind, at) => html`${at === 0 ? '' : ', '}<code>${kind}</code>`)}.</p>
${stages.map(
  (stage) => html`<details id="stage-${stream.name}-${stage.name}">
<summary><strong>${stage.label.en}</strong> <code>${stage.name}</code> ${otherWords(stage.label)}</summary>
<div>${stageBody(stage)}</div>
</details>`,
)}`
}

function stageBody(stage: Stage) {
  const losses = Object.keys(stage.losses ?? {})
  return html`<p>${massWords[stage.mass]} ${countWords('Batches', stage.batches)} ${countWords('Outputs', stage.outputs)}${losses.length === 0 ? '' : ` Losses may be posted for ${losses.join(', ')}.`}</p>
${fieldTable('Facts of the scan', stage.fields)}
${fieldTable('Facts of each output', stage.outputFields ?? [])}
${fieldTable('Decided by the rules', stage.decided ?? [])}`
}

const massWords = {
  unchanged: 'Grams stay as they are.',
  received: 'New batches come in from outside.',
  weighed: 'A weighing replaces the figure; the difference is posted.',
  transformed: 'Batches are consumed, outputs come out, losses are named.',
  dispatched: 'Grams leave to outside.',
  returned: 'Grams come back from outside.',
  taken_over: 'Batches go on from those that another organisation handed over.',
  dispatch_corrected: 'What left is corrected, as both sides agreed.',
  receipt_corrected: 'What came in is corrected, as both sides agreed.',
  reversed: 'An earlier event is taken back.',
} as const satisfies Record<Stage['mass'], string>

function countWords(what: string, count: Count | undefined): string {
  if (count === undefined || count.most === 0) return `${what}: none.`
  const number = count.least === count.most ? `${count.least}` : `${count.least} to ${count.most}`
  return `${what}: ${number}${count.kinds.length === 0 ? '' : ` (${count.kinds.join(', ')})`}.`
}

function fieldTable(title: string, fields: readonly Field[]) {
  if (fields.length === 0) return ''
  return html`<h4>${title}</h4><table>
<thead><tr><th scope="col">Name</th><th scope="col">Expected</th><th scope="col">Seen by</th></tr></thead>
<tbody>${fields.map(
    (field) => html`<tr>
<td><code>${field.name}</code>${field.optional === true ? '' : html` <span class="must">required</span>`}<p>${field.label.en} ${otherWords(field.label)}</p></td>
<td>${expectation(field)}${field.source === undefined ? '' : html`<p class="soft">${field.source.text}</p>`}</td>
<td data-label="Seen by">${audienceWords[field.audience]}</td>
</tr>`,
  )}</tbody>
</table>`
}

const audienceWords = {
  public: 'everyone',
  legitimate_interest: 'legitimate interest',
  authority: 'authorities',
  holder: 'your organisation',
} as const satisfies Record<Field['audience'], string>

function otherWords(words: Words) {
  return html`<span class="other"><span lang="zh-Hant">${words['zh-Hant']}</span> · <span lang="zh-Hans">${words['zh-Hans']}</span></span>`
}
