import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { notFound } from '../../../web/answer.tsx'
import { download } from '../../../web/download.ts'
import { withWords, wordsOf } from '../../../round/panel/draws/rules/draw.ts'
import { asPublic } from '../../../web/public.ts'
import { route, screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { filesOf, zipOf } from './forms/files.ts'
import { BundlePage } from './pages.tsx'
import { manifestOf } from './rules.ts'
import { findBundle, findReleased } from './store.ts'

/** A round that anybody can compute again. */
export const publicBundles = new Hono<Site>()

screen(publicBundles, {
  at: paths.bundle,
  who: 'everybody',
  load: ({ db }, id) => findReleased(db, id),
  frame: ({ plan }) => ({ title: `公开数据包：${plan.title}` }),
  data: ({ id, announcedAt, root }) => ({ round: id, announcedAt, root: root?.day ?? null }),
  page: (found) => <BundlePage {...found} />,
})

const ZIP = 'application/zip'

route(
  publicBundles,
  { method: 'GET', at: paths.bundleFile, who: 'everybody', gives: ZIP },
  async (c, { db, env }, id) => {
    const bundle = await findBundle(db, env.FILES, id)
    if (!bundle) return notFound(c)
    const { proved } = bundle
    const found = await asPublic(c, bundle.found)
    const words = await asPublic(c, bundle.draws.map(wordsOf))
    const draws = bundle.draws.map((draw, at) => withWords(draw, words[at] ?? wordsOf(draw)))
    const files = filesOf(found, draws, proved)
    const manifest = await manifestOf(files, found.plan.code, proved.root, env.HISTORY_KEY)
    const zip = zipOf({ 'manifest.json': `${JSON.stringify(manifest, null, 1)}\n`, ...files }, proved.root.at)
    return download(c, `${found.plan.code}-public.zip`, ZIP, zip)
  },
)
