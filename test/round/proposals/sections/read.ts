import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import type { Topic } from '../../../../src/round/needs/rules/topic.ts'
import { readProposal } from '../../../../src/round/proposals/sections/routes/working.ts'
import type { Community } from '../../../../src/round/proposals/rules/content.ts'
import type { Reading } from '../../../../src/round/proposals/sections/rules/reading.ts'
import { bySection, sectionsOf } from '../../../../src/round/proposals/sections/rules/sections.ts'
import { PLAN } from '../../calls/typed.ts'

type Choices = { topics?: Topic[]; places?: Community[] }

/** What is kept of a text, read in a round. */
export const readTyped = (
  typed: Record<string, string>,
  plan: Plan = PLAN,
  { topics = [], places = [] }: Choices = {},
): Reading =>
  readProposal({
    id: 'p',
    roundId: 'r',
    organization: { id: 'o', name: '夕阳茶叙社', kind: 'community', host: null, bars: [] },
    role: 'owner',
    sections: bySection(sectionsOf(plan), typed).map(([section, fields]) => ({
      section,
      typed: fields,
      version: 1,
      by: { id: 'w', name: '王敏' },
      savedAt: 1,
    })),
    revisions: 0,
    number: null,
    current: null,
    withdrawal: null,
    others: 0,
    plan,
    topics,
    places,
    files: [],
  })
