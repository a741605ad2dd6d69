import type { Person } from '../../src/people/rules/person.ts'
import { obeyedByApplicants } from './obey/applicants.ts'
import { obeyedOfDraws } from './obey/draws.ts'
import { obeyedForHosts } from './obey/hosts.ts'
import { obeyedByOffice } from './obey/office.ts'
import { obeyedForPanels } from './obey/panel.ts'
import { obeyedForTheSilent } from './obey/silent.ts'
import type { Act, Done, Life } from './life.ts'
import type { Line } from './desks.ts'
import { lacksIn } from './open.ts'

/** What somebody does whose desk says so. A line that only reminds them of others wants nothing of them. */
const OBEYED: Record<string, Act> = {
  ...obeyedByOffice,
  ...obeyedOfDraws,
  ...obeyedForPanels,
  ...obeyedForTheSilent,
  ...obeyedForHosts,
  ...obeyedByApplicants,
}

/** No life is so long. */
const MOST = 1000

export async function obey(life: Life, by: Person, line: Line): Promise<Done | undefined> {
  const { act, id, held } = line
  if (held !== null || act.startsWith('watch-')) return undefined
  const doing = OBEYED[act]
  if (!doing) throw new Error(`nobody knows how to obey ${act}`)
  const done = await doing(life, by, id, line)
  if (done) life.told.push(`${by.name} ${act}: ${done.ok ? 'done' : done.refusal.why}`)
  if (life.told.length > MOST) throw new Error(`it goes round in circles: ${life.told.slice(-20).join('; ')}`)
  if (done?.ok && life.isWatched) await lacksIn(life)
  return done
}
