/**
 * Cuts a byte stream into lines of text without holding more than one of them. A line longer than `mostBytes` is given
 * as undefined, so that its neighbours still get through; empty lines are passed over.
 */
export async function* linesOf(
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder()
  let open = ''
  let overlong = false
  for await (const chunk of body) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n')
    const last = pieces.pop() ?? ''
    for (const piece of pieces) {
      const line = open + piece
      if (overlong || line.length > mostBytes) yield undefined
      else if (line.trim() !== '') yield line
      open = ''
      overlong = false
    }
    open += last
    if (open.length > mostBytes) {
      overlong = true
      open = ''
    }
  }
  if (overlong) yield undefined
  else if (open.trim() !== '') yield open
}
