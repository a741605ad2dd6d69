import type { Context } from 'hono'
import { type Filled, blank, show } from '../../../../web/answer.tsx'
import type { Instant } from '../../../../shared/days.ts'
import type { Inside } from '../../../../web/site.ts'
import { ProposalPage, type SubmissionView } from '../pages/view.tsx'
import { mayRead } from '../../rules/readers.ts'
import type { Proposal } from '../rules.ts'
import { findSubmitted } from '../store.ts'

/** What counts of a proposal, as `mine` (its own members) or the staff read it; null: nothing, or nothing for this reader. */
export async function submittedPage(c: Context<Inside>, id: string, mine: Proposal | null) {
  const { db, person } = c.var
  const view = await findSubmitted(db, id, mine !== null)
  if (!view || !mayRead(person, view.organization.id)) return null
  const frame = { title: view.content.title, desk: mine ? 'applicant' : 'officer' } as const
  return show(
    c,
    frame,
    { ...view, plan: undefined },
    pageOf(c, view, mine !== null, { ...blank, refused: null }, mine?.current?.reopenedAt ?? null),
  )
}

type Again = Filled & { refused: Parameters<typeof ProposalPage>[0]['refused'] }

export const pageOf = (
  c: Context<Inside>,
  view: SubmissionView,
  isMine: boolean,
  of: Again,
  reopenedAt: Instant | null = null,
) => (
  <ProposalPage
    view={view}
    isMine={isMine}
    now={c.var.now}
    of={of}
    refused={of.refused}
    reopenedAt={reopenedAt}
  />
)
