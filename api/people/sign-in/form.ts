import type { Context } from 'hono'

/** The fields of a form as text; a field that was not sent is empty, a file is no text. */
export async function readForm<const Name extends string>(
  context: Context,
  names: readonly Name[],
): Promise<Readonly<Record<Name, string>>> {
  const body = await context.req.parseBody()
  const read = (name: Name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>
}
