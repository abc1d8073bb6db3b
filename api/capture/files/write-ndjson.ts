import type { AnsweredRow } from './write-csv.ts'

/** Writes lines back, each with its receipt under `receipt`. */
export async function* writeNdjson(
  pieces: AsyncIterable<readonly AnsweredRow[]>,
): AsyncGenerator<string> {
  for await (const rows of pieces) {
    yield rows.map(({ given, receipt }) => `${JSON.stringify({ ...given, receipt })}\n`).join('')
  }
}
