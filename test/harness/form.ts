import type { TestPerson } from './people.ts'

/** What a page's form would send: every field that stands in it, with what it holds. */
export function fieldsIn(page: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [tag] of page.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type')
    if (name === undefined || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag)))
      continue
    fields.append(name, attribute(tag, 'value') ?? textIn(page, name))
  }
  return fields
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

function textIn(page: string, name: string): string {
  const at = name.replaceAll(/[/]/g, '\\/')
  return (
    new RegExp(`<textarea[^>]* name="${at}"[^>]*>([^<]*)`).exec(page)?.[1] ??
    new RegExp(
      `<select[^>]* name="${at}"[^>]*>(?:(?!</select>).)*?value="([^"]*)" selected`,
      's',
    ).exec(page)?.[1] ??
    ''
  )
}

/** Sends a form as a browser on our own page does, with some of its fields filled in or changed. */
export async function send(
  person: Pick<TestPerson, 'request'>,
  path: string,
  fields: URLSearchParams,
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const sent = new URLSearchParams(fields)
  for (const [name, value] of Object.entries(changes)) sent.set(name, value)
  return person.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(sent),
  })
}
