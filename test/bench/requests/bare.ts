import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Work } from './asked.ts'

/**
 * `node bare.ts DATABASE WORK STATIC PORT`: what each page would be with nothing but its main statement: its rows as a table, by Hono
 * over node:sqlite, in two processes. No session, no rule, no frame.
 */
const [file = '', known = '', asset = '', port = ''] = process.argv.slice(2)
const PROCESSES = 2

function bare(): void {
  const db = new DatabaseSync(file, { timeout: 10_000 })
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536')
  const work: Work[] = JSON.parse(readFileSync(known, 'utf8'))
  const app = new Hono()
  work.forEach(({ name, main }, at) => {
    if (!main) return
    const statement = db.prepare(main.query)
    app.get(`/${at}`, (c) => c.html(tableOf(name, statement.all(...main.values))))
  })
  const save = db.prepare(
    `insert into sheet_drafts (assignment_id, typed, version, saved_at) values (?, ?, 1, 0)
      on conflict do update set typed = excluded.typed, version = version + 1`,
  )
  app.post('/sheets/:id/draft', async (c) => {
    const { version: _, ...typed } = await c.req.json()
    save.run(c.req.param('id'), JSON.stringify(typed))
    return c.json({})
  })
  const bytes = readFileSync(asset)
  app.get('/static', (c) => c.body(bytes))
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) })
}

const tableOf = (name: string, rows: Record<string, unknown>[]) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <title>${name}</title>
      </head>
      <body>
        <table>
          <tr>
            ${Object.keys(rows[0] ?? {}).map((column) => html`<th>${column}</th>`)}
          </tr>
          ${rows.map(
            (row) =>
              html`<tr>
                ${Object.values(row).map((value) => html`<td>${String(value)}</td>`)}
              </tr>`,
          )}
        </table>
      </body>
    </html>`

if (cluster.isPrimary) for (let one = 0; one < PROCESSES; one += 1) cluster.fork()
else bare()
