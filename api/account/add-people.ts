import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../env.ts'
import { addProvider } from '../sign-in/provider.ts'
import type { People } from '../sign-in/people.ts'
import { addReset } from '../sign-in/reset.ts'
import { addSignIn } from '../sign-in/sign-in.ts'

/** Adds every page about people: signing in and out, passwords, accounts, invitations and members. */
export function addPeople(app: OpenAPIHono<Env>, people: People): void {
  addSignIn(app, people)
  addReset(app, people)
  addProvider(app, people)
}
