import { type DestinationStream, type Logger, pino } from 'pino'

/** How much is logged, from least to most, and nothing. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
/** How much is logged: the levels of pino, and `silent`. */
export type LogLevel = (typeof logLevels)[number]

/**
 * The log as lines of JSON. Our lines carry no secret; three nets catch what a library might add: names under which
 * secrets go, the parts of database errors that repeat a row, and, in the finished line, what looks like a key, a token, an
 * e-mail address or a password in an address.
 */
export function createLogger(level: LogLevel, out: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '***' },
      serializers: { err: (error: unknown) => tellable(error) },
    },
    { write: (line) => out.write(scrubbed(line)) },
  )
}

const secretNames = [
  'password',
  'token',
  'secret',
  'key',
  'cookie',
  'authorization',
  'email',
  'code',
  'headers',
  'body',
  'query',
]

interface Told {
  readonly type: string
  readonly message: string
  readonly stack?: string
  readonly code?: string
  readonly constraint?: string
  readonly cause?: Told
}

/** A database's `detail`, `where` and parameters are left out: they repeat what somebody sent. */
function tellable(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message.slice(0, 1_000),
    ...(error.stack === undefined ? {} : { stack: error.stack.slice(0, 8_000) }),
    ...(code === undefined ? {} : { code: String(code) }),
    ...(constraint === undefined ? {} : { constraint: String(constraint) }),
    ...(error.cause === undefined ? {} : { cause: tellable(error.cause) }),
  }
}

function scrubbed(line: string): string {
  return secretShapes.reduce((text, [shape, instead]) => text.replace(shape, instead), line)
}

const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\blc_[A-Za-z0-9_-]{6}[A-Za-z0-9_-]+/g, 'lc_***'],
  [/\bBearer [\w.~+/-]+=*/gi, 'Bearer ***'],
  [/(:\/\/[^\s:@/"]*):[^\s@"]*@/g, '$1:***@'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '***@***'],
  [/([?&][^=\s&"]*(?:token|secret|password|code|key)[^=\s&"]*=)[^&\s"]+/gi, '$1***'],
]
