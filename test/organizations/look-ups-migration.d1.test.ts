import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'

/** A site in use: what screening had found on the public lists becomes the organization's, and stays under its finding. */
test('entries of past screenings keep their day, who found them, and the finding that rested on them', async () => {
  const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('_look_ups'))
  await applyD1Migrations(env.DB, env.MIGRATIONS.slice(0, at))
  const found = Date.parse('2026-11-28T23:30:00+08:00')
  await env.DB.batch(
    [
      "insert into people (id, name, email, created_at, updated_at) values ('p', '王', 'w@example.org', 1, 1)",
      "insert into organizations values ('g', '茶叙社', 'community', null, '东社备1', '东四', '王', '5550000', 'p', 1)",
      "insert into rounds (id, code, plan, version, by_id, at, saved_at) values ('r', '2026A', '{}', 1, 'p', 1, 1)",
      "insert into proposals (id, round_id, organization_id, by_id, at) values ('x', 'r', 'g', 'p', 1)",
      `insert into submissions (id, proposal_id, revision, track, title, category, place, ask_fen, content, sha256, by_id, at)
        values ('s', 'x', 1, 't', '茶叙', '为老', '东四', 1, '{}', '${'a'.repeat(64)}', 'p', 1)`,
      "insert into eligibility_checks values ('s', 'ineligible', '在名录', 'p', 1)",
      `insert into credit_entries values ('s', 'abnormal', '2026-03-01', 'p', ${found})`,
      `insert into credit_entries values ('s', 'violation', '2024-05-06', 'p', ${found})`,
    ].map((statement) => env.DB.prepare(statement)),
  )
  await applyD1Migrations(env.DB, env.MIGRATIONS)

  const rows = await env.DB.prepare(
    `select k.organization_id, k.about, k.entered_on, k.checked_on, k.result, k.until_on, k.by_id, k.at
      from eligibility_snapshots e join organization_checks k on k.id = e.check_id
      where e.submission_id = 's' order by k.about`,
  ).all()
  const same = { organization_id: 'g', checked_on: '2026-11-28', result: 'found', until_on: null, by_id: 'p' }
  expect(rows.results).toEqual([
    { ...same, about: 'abnormal', entered_on: '2026-03-01', at: found },
    { ...same, about: 'violation', entered_on: '2024-05-06', at: found },
  ])
  expect((await env.DB.prepare('pragma foreign_key_check').all()).results).toEqual([])
})
