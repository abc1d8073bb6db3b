import type pg from 'pg'

/** A file of an organisation, as an event names it. */
export interface NamedKeptFile {
  readonly organisationKey: number
  /** Base64url. */
  readonly digest: string
  readonly type: string
  readonly bytes: number
}

/** The kept ones among these files, pair by pair with their organisations; whoever removes one waits until this transaction has ended. */
export async function readNamedFiles(
  client: pg.ClientBase,
  asked: readonly Pick<NamedKeptFile, 'organisationKey' | 'digest'>[],
): Promise<readonly NamedKeptFile[]> {
  const { rows } = await client.query<Omit<NamedKeptFile, 'digest'> & { digest: Buffer }>({
    name: 'name-files',
    text: nameFiles,
    values: [
      asked.map(({ organisationKey }) => organisationKey),
      asked.map(({ digest }) => Buffer.from(digest, 'base64url')),
    ],
  })
  return rows.map((row) => ({ ...row, digest: row.digest.toString('base64url') }))
}

const nameFiles = `
  select organisation_key as "organisationKey", digest, type, octet_length(content) as bytes
  from kept_file
  where (organisation_key, digest) in (select * from unnest($1::integer[], $2::bytea[]))
  order by organisation_key, digest for key share`
