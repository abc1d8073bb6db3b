import { describe, expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { sendForm, sessionCookieIn, setPassword, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

describe('signing in', () => {
  it('lets in with the right password, with a fresh session, and not with a wrong one or for nobody', async () => {
    const installation = await openTestInstallation()
    const { email, personId } = await signUpPerson(installation, { role: 'operator' })
    await setPassword(installation, personId, password)
    const wrong = await sendForm(installation, '/sign-in', { email, password: 'not this one' })
    expect(wrong.status).toBe(400)
    const nobody = await sendForm(installation, '/sign-in', { email: 'no@test.example', password })
    expect(nobody.status).toBe(400)
    expect((await nobody.text()).replaceAll('no@test.example', email)).toBe(await wrong.text())
    const right = await sendForm(installation, '/sign-in', { email, password })
    expect([right.status, right.headers.get('location')]).toEqual([303, '/work'])
    const cookie = sessionCookieIn(right.headers)
    const asked = { headers: { cookie } }
    expect((await installation.app.request('/api/v1/facilities', asked)).status).toBe(200)
    const out = await sendForm(installation, '/sign-out', {}, { cookie })
    expect(out.headers.get('location')).toBe('/sign-in?told=signed-out')
  })
})
