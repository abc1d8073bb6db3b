import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { routeNameOf } from '../../../api/http/guard.ts'

it('names the route that answers, where several fit an address', async () => {
  const named: (string | undefined)[] = []
  const app = new Hono()
    .basePath('/api/v1')
    .use(async (context, next) => {
      named.push(routeNameOf(context))
      await next()
    })
    .get('/things/new', (context) => context.text('new'))
    .get('/things/:id', (context) => context.text('one'))
  const answers = ['/things/new', '/things/7', '/nothing'].map((path) =>
    app.request(`/api/v1${path}`),
  )
  const said = await Promise.all(answers.map(async (answer) => (await answer).text()))
  expect(said.slice(0, 2)).toEqual(['new', 'one'])
  expect(named).toEqual(['GET /things/new', 'GET /things/:id', undefined])
})
