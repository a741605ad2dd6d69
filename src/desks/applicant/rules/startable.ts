import type { Membership } from '../../../people/rules/person.ts'
import { type StartRefusal, whyNotStart } from '../../../round/proposals/submissions/rules.ts'
import { type Cite, clauseIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Applicant, Counted } from './desk.ts'

/** An open call, with the organizations that may start a proposal there; without any, why not the first. */
export type Startable = {
  id: string
  title: string
  closes: Instant
  clause: Cite | undefined
  names: string[]
  whyNot: StartRefusal | null
}

export function startableIn(found: Applicant, mine: Membership[], now: Instant): Startable[] {
  return found.calls.map(({ id, plan }) => {
    const asked = mine.map((organization) => ({
      name: organization.name,
      whyNot:
        (organization.role === 'reader' ? { why: 'reader-only' as const } : null) ??
        whyNotStart(
          plan,
          found.mine.find((one) => one.id === organization.id) ?? { ...organization, host: null, bars: [] },
          countOf(found.counted, id, organization.id),
          now,
        ),
    }))
    return {
      id,
      title: plan.title,
      closes: plan.dates.closes,
      clause: clauseIn(plan.rulebook, '#submission'),
      names: asked.filter(({ whyNot }) => whyNot === null).map(({ name }) => name),
      whyNot: asked.find(({ whyNot }) => whyNot !== null)?.whyNot ?? null,
    }
  })
}

const countOf = (counted: Counted[], roundId: string, organizationId: string): number =>
  counted.find((one) => one.roundId === roundId && one.organizationId === organizationId)?.count ?? 0
