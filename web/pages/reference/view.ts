import type { OpenAPIHono } from '@hono/zod-openapi'
import type { LoadedStream } from '../../../workflows/streams.ts'

/** Everything the reference is read off; nothing is fetched and nothing depends on who looks. */
export interface Reference {
  readonly document: ReturnType<OpenAPIHono['getOpenAPI31Document']>
  readonly streams: readonly LoadedStream[]
  readonly problems: readonly Problem[]
  /** Scheme, host and port that the reader came by, for examples to copy. */
  readonly origin: string
  /** A new UUID, so that the example scan is a new one. */
  readonly exampleId: string
}

export interface Problem {
  readonly code: string
  readonly status: number
  readonly title: string
}
