import { Hono } from 'hono'
import { filled } from '../../../web/pages/record/format.ts'
import { type LineageLine, lineageBody } from '../../../web/pages/workplace/lineage/lineage-page.ts'
import { lineagePhrases } from '../../../web/pages/workplace/lineage/phrases.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { batchNamed } from '../../inventory/batches.ts'
import { trace } from '../../inventory/trace.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'
import { kindWords, materialWords } from '../words-of.ts'

/** Most edges that a page shows in each direction; the file has all of them. */
const mostEdges = 300

/** `GET /work/batches/:code/lineage`: where a batch came from and what came out of it. */
export function createLineagePages(installation: Installation) {
  return new Hono<Env>().get('/batches/:code/lineage', async (context) => {
    const asker = pageAsker(context, installation)
    const { db, organisationKey, language } = asker
    const { code, stream } = await batchNamed(db, organisationKey, context.req.param('code'))
    const [up, down] = await Promise.all(
      (['up', 'down'] as const).map((direction) =>
        linesOf(installation, asker, { code, stream, direction }),
      ),
    )
    const view = {
      code,
      up: up?.slice(0, mostEdges) ?? [],
      down: down?.slice(0, mostEdges) ?? [],
      isUpCut: (up?.length ?? 0) > mostEdges,
      isDownCut: (down?.length ?? 0) > mostEdges,
    }
    return showPage(context, {
      title: filled(lineagePhrases.title, language, { code }),
      body: lineageBody(view, language),
    })
  })
}

/** An edge as `trace` writes it. */
interface Edge {
  readonly child: string
  readonly parent: string
  readonly grams: number
  readonly kind: string
  readonly material: string
  readonly depth: number
}

async function linesOf(
  { streams }: Installation,
  { db, organisationKey }: PageAsker,
  { code, stream, direction }: { code: string; stream: string; direction: 'up' | 'down' },
): Promise<readonly LineageLine[]> {
  const lines: LineageLine[] = []
  const asked = { code, direction, limit: mostEdges }
  for await (const page of trace(db, organisationKey, asked)) {
    for (const text of page) {
      const edge = JSON.parse(text) as Edge
      const isUp = direction === 'up'
      lines.push({
        code: isUp ? edge.parent : edge.child,
        via: isUp ? edge.child : edge.parent,
        // Lineage stays within a stream.
        kind: kindWords(streams, { stream, kind: edge.kind }),
        material: materialWords(streams, { stream, material: edge.material }),
        grams: edge.grams,
        depth: edge.depth,
      })
    }
  }
  return lines
}
