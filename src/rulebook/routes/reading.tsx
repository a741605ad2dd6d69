import { type Context, Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { writeFile } from '../forms/file.ts'
import { MODEL_ID, modelVersion } from '../model/model.ts'
import { ComparePage } from '../pages/compare.tsx'
import { RulebooksPage } from '../pages/list.tsx'
import { VersionPage } from '../pages/version.tsx'
import { compare } from '../rules/comparison.ts'
import type { Kept } from '../rules/version.ts'
import * as store from '../store.ts'
import { findReadable, frameFor, staffIn } from './readable.ts'

export const reading = new Hono<Site>()

reading.get('/rulebooks', async (c) => {
  const reader = staffIn(c)
  const versions = await (reader ? store.allVersions(c.var.db) : store.versionsInForce(c.var.db))
  return show(
    c,
    frameFor('管理办法', reader),
    { versions },
    <RulebooksPage {...{ versions }} person={reader} />,
  )
})

/** A version's page, or with .json behind its id the version as a file. */
reading.get('/rulebooks/:id', async (c) => {
  const id = c.req.param('id')
  if (id.endsWith('.json')) return sendFile(c, id.slice(0, -'.json'.length))
  return (await showVersion(c, id)) ?? c.notFound()
})

async function sendFile(c: Context<Site>, id: string) {
  const found = await findReadable(c, id)
  if (!found) return c.notFound()
  const name = id === MODEL_ID ? MODEL_ID : `${id}-${found.version.seq}`
  return c.body(writeFile(found.version.book), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="rulebook-${name}.json"`,
    'Cache-Control': 'private, no-cache',
  })
}

async function showVersion(c: Ask, id: string) {
  const found = await findReadable(c, id)
  if (!found) return null
  const { version } = found
  const reader = staffIn(c)
  const { draftedBy: _, ...told } = { draftedBy: [], ...version }
  return show(
    c,
    frameFor(version.book.title, version.inForceAt === null && id !== MODEL_ID ? reader : null),
    { version: told, faults: found.faults },
    <VersionPage {...found} person={reader} refused={null} />,
  )
}

reading.get('/rulebooks/:id/compare/:other', async (c) => {
  const ids = [c.req.param('id'), c.req.param('other')]
  const kept = [modelVersion(), ...(await store.versionsOf(c.var.db, ids, staffIn(c) !== null))]
  const [before, after] = ids.map((id) => kept.find((version) => version.id === id))
  if (!before || !after) return c.notFound()
  const comparison = compare(before.book, after.book)
  return show(
    c,
    { title: '管理办法比较' },
    { before: nameOf(before), after: nameOf(after), ...comparison },
    <ComparePage {...{ before, after, comparison }} />,
  )
})

const nameOf = ({ id, seq, inForceAt, book }: Kept) => ({ id, seq, inForceAt, title: book.title })
