import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import type { Site } from '../../support.ts'
import { bookWith, enacted } from '../calls/ruled.ts'
import { running, signedRound } from './cast.ts'

/** A running project of a round under the model's rules, with a change or none. */
export async function ruledProject(site: Site, change: Parameters<typeof bookWith>[0] = {}) {
  const author = await site.person('制定人', ['officer'])
  const version = await enacted(site, author, site.now, bookWith(change))
  const rulebook = boundTo(version)
  const round = await signedRound(site, ['纳百川'], { rulebook, parameters: version.book.parameters })
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  return { round, agreed, project: await running(site, round, agreed), rulebook }
}
