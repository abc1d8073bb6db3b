import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import type { TestPerson } from '../../harness/people.ts'
import { chattyPng, pictures, secret, telephoneJpeg } from '../../harness/photos.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const path = '/work/batches/PACK-HK-0003/stages/triaged'
const photo = '/facts/photo'

it('are added by the page without a script, kept although another answer is refused, and left out by a tick', async () => {
  const { operator, administrator, installation } = await openWorkplace()
  const form = await text(operator, path)
  expect(form).toContain('enctype="multipart/form-data"')
  expect(form).toMatch(/<input type="file"[^>]* name="\/facts\/photo"[^>]* multiple>/)
  const files = [telephoneJpeg(6), chattyPng(), new Uint8Array()]
  const refused = await sendWith(operator, fieldsIn(form), { photo: files })
  const page = await refused.text()
  expect([refused.status, installation.logged]).toEqual([422, []])
  const kept = fieldsIn(page)
    .getAll(photo)
    .filter((one) => one !== '')
  expect(kept).toHaveLength(2)
  expect(kept[0]).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}\?ct=image\/jpeg&size=\d+$/)
  expect(page).toContain('photo, PNG, ')
  const digest = kept[1]?.slice(14, 57) ?? ''
  const shown = await operator.request(`/api/v1/files/${digest}`)
  expect(Buffer.from(await shown.arrayBuffer()).includes(secret)).toBe(false)

  // The tick of the first is taken away, all else is answered, and nothing is sent twice.
  const fields = answered(page)
  fields.delete(photo)
  fields.append(photo, kept[1] ?? '')
  const done = await sendWith(operator, fields, { photo: [] })
  expect([done.status, installation.logged, saidIn(await done.text())]).toEqual([303, [], []])
  const batch = await text(operator, done.headers.get('location') ?? '')
  expect(batch).toContain(`<a class="picture" href="/api/v1/files/${digest}"><img `)
  expect(batch).not.toContain(kept[0]?.slice(14, 57) ?? 'nothing')
  // Whoever may erase comes to the photo's own page from the batch, sees what goes and what stays, and erases it there.
  const at = `/work/files/${digest}`
  expect(batch).not.toContain(at)
  expect((await operator.request(at)).status).toBe(403)
  expect(await text(administrator, '/work/batches/PACK-HK-0003')).toContain(
    `href="${at}?batch=PACK-HK-0003">Erase: photo, PNG, `,
  )
  const before = await text(administrator, `${at}?batch=PACK-HK-0003&lang=zh-Hant`)
  for (const said of ['永久刪除', 'PACK-HK-0003', '初檢', `src="/api/v1/files/${digest}"`]) {
    expect(before).toContain(said)
  }
  expect((await send(operator, at, new URLSearchParams())).status).toBe(403)
  const erased = await send(administrator, `${at}?batch=PACK-HK-0003`, new URLSearchParams())
  expect(erased.status).toBe(303)
  const gone = await text(administrator, `${erased.headers.get('location')}&lang=en`)
  expect(gone).toContain('Erased. It cannot be undone.')
  expect(gone).not.toContain('Erase for good')
  expect((await send(administrator, at, new URLSearchParams())).status).toBe(404)
  expect((await administrator.request(`/work/files/${'x'.repeat(43)}`)).status).toBe(404)
  const after = await text(operator, '/work/batches/PACK-HK-0003')
  expect(after.includes(digest)).toBe(false)
  expect(after).toMatch(/photo, PNG, [^<]* <small>\(erased\)<\/small>/)
})

it('are refused beside their question by what they are, and all that was typed stays', async () => {
  const { operator } = await openWorkplace()
  const wrong: [Uint8Array, string][] = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'neither a photo'],
    [Buffer.concat([Buffer.from('<html><script>'), pictures['image/png']]), 'neither a photo'],
    [chattyPng().subarray(0, 90), 'damaged or cut off'],
    [new Uint8Array(8 * 1024 * 1024 + 1), 'larger than'],
  ]
  const fields = answered(await text(operator, path))
  for (const [bytes, says] of wrong) {
    const answer = await sendWith(operator, fields, { photo: [bytes] })
    const page = await answer.text()
    expect([answer.status, page.includes(says)]).toEqual([422, true])
    expect(page).toContain('id="q-facts-photo-wrong"')
    expect(page).toContain('value="Chan Ka-wai"')
  }
  const document = await sendWith(operator, fields, { photo: [Buffer.from('a;b\n1;2\n')] })
  expect([document.status, (await document.text()).includes('is a document')]).toEqual([422, true])
  // Nowhere else does a form take files.
  const elsewhere = new FormData()
  elsewhere.append('/timeZone', 'Asia/Tokyo')
  const other = await operator.request('/work/grants/new', {
    method: 'POST',
    ...(await multipart(elsewhere)),
  })
  expect(other.status).toBeGreaterThanOrEqual(400)
  const broken = { 'content-type': 'multipart/form-data; boundary=x' }
  const cut = await operator.request(path, {
    method: 'POST',
    headers: broken,
    body: '--x\r\nContent',
  })
  expect(cut.status).toBe(422)
})

it('names a torque log by its number, or by the log itself, which is had to be saved and never shown', async () => {
  const { supervisor } = await openWorkplace()
  const upload = (body: Uint8Array<ArrayBuffer>) =>
    supervisor.request('/api/v1/files', {
      method: 'POST',
      headers: { 'content-type': 'x/y' },
      body,
    })
  const pdf = await upload(
    new Uint8Array(Buffer.from('%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n')),
  )
  const { digest, type } = (await pdf.json()) as { digest: string; type: string }
  const got = await supervisor.request(`/api/v1/files/${digest}`)
  expect([pdf.status, type]).toEqual([201, 'application/pdf'])
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-disposition': `attachment; filename="${digest.slice(0, 12)}.pdf"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

/** Answers of a triage in which nothing is wrong. */
function answered(page: string): URLSearchParams {
  const all = fieldsIn(page)
  for (const [, sign = ''] of page.matchAll(/ name="(\/facts\/\w+)" value="no"/g))
    all.set(sign, 'no')
  all.set('/facts/competentPerson', 'Chan Ka-wai')
  all.set('/facts/surfaceTemperatureCelsius', '21')
  all.set('/facts/ambientTemperatureCelsius', '20')
  return all
}

async function sendWith(
  person: TestPerson,
  fields: URLSearchParams,
  { photo: files }: { photo: readonly Uint8Array[] },
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  form.append('do', 'record')
  if (files.length === 0) form.append(photo, new Blob([]), '')
  for (const bytes of files) form.append(photo, new Blob([new Uint8Array(bytes)]), '../../x.svg')
  return person.request(path, { method: 'POST', ...(await multipart(form)) })
}

/** As a browser writes it. */
async function multipart(form: FormData): Promise<Pick<RequestInit, 'body' | 'headers'>> {
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  return { body: await written.arrayBuffer(), headers: { 'content-type': type } }
}

async function text(person: TestPerson, at: string): Promise<string> {
  return (await person.request(at)).text()
}

/** What a page says is wrong. */
function saidIn(page: string): readonly string[] {
  const summary = /role="alert"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
  return [...summary.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, one = '']) => one)
}
