import { z } from '@hono/zod-openapi'

const targetSchema = z.object({
  href: z.string(),
  title: z.string().describe('In the language that `Accept-Language` prefers of ours'),
  type: z.string().optional().describe('Media type of what stands there'),
  public: z.boolean().optional(),
})

const linksetSchema = z
  .object({
    linkset: z.array(
      z
        .object({ anchor: z.string(), itemDescription: z.string().optional() })
        .catchall(z.array(targetSchema))
        .describe('Targets by relation: a name of IANA or the address of a link type'),
    ),
  })
  .openapi('Linkset')

/** The media type of links. Source: RFC 9264. */
export const linksetType = 'application/linkset+json'

/** What both kinds of linkset are answered with. */
export const linksetAnswer = {
  description: 'The links',
  content: { [linksetType]: { schema: linksetSchema } },
}
