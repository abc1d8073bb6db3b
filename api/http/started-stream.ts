/**
 * An answer as a stream whose first piece is made, so that what goes wrong before it is still answered with problem details. What goes wrong later breaks it
 * off: half a file MUST never look whole. `end` is called once nobody reads any more.
 */
export async function startedStream(
  pieces: AsyncGenerator<string | Uint8Array>,
  end: () => Promise<void> = async () => {},
): Promise<ReadableStream<Uint8Array>> {
  let ahead: IteratorResult<string | Uint8Array> | undefined = await pieces.next()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = ahead ?? (await pieces.next())
          ahead = undefined
          if (next.done !== true) return controller.enqueue(Buffer.from(next.value))
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        await end()
      },
      cancel: async () => {
        await pieces.return(undefined)
        await end()
      },
    },
    { highWaterMark: 0 },
  )
}
