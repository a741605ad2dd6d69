import { readFileSync } from 'node:fs'
import { type Texts, folder, round } from './folder.ts'

/** A round of 2,000 proposals with 7 sheets each. Each proposal as long as a real one, so that reading it takes as long. */
export function large(): Texts {
  const [real] = JSON.parse(readFileSync('src/demonstration/dongcheng-2013/proposals.json', 'utf8'))
  const ids = Array.from({ length: 2000 }, (_, i) => `P${i}`)
  const proposals = ids.map((id) => ({ ...real, id, org: 'O1', track: 'community', eligible: true }))
  const sheets = ids.flatMap((id, i) =>
    [1, 2, 3, 4, 5, 6, 7].map(
      (expert) => `E${expert},${id},${(i + expert) % 26},${(i * expert) % 76},还可以再具体一些。`,
    ),
  )
  return {
    ...folder,
    'round.json': JSON.stringify({ ...round, scoring: { ...round.scoring, min_sheets: 5 } }),
    'proposals.json': JSON.stringify(proposals, null, 1),
    'scores.csv': ['expert,proposal,goal,effect,comment', ...sheets].join('\n'),
  }
}
