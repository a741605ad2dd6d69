import { Hono } from 'hono'
import { z } from 'zod'
import { WHOSE } from '../../../owners/rules.ts'
import { paths } from '../../../paths.ts'
import { filter, page, search } from '../../../web/boxes/query.ts'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { ProposalsPage, proposalColumns } from './pages.tsx'
import { listProposals } from './store.ts'

/** What was submitted in a round. */
export const lists = new Hono<Site>()

screen(lists, {
  at: paths.proposals,
  who: ['officer', 'approver', 'finance', 'auditor', 'operator'],
  query: z.object({
    word: search(200),
    track: search(),
    standing: search(),
    whose: filter(WHOSE),
    page: page(),
  }),
  load: ({ db, person, asked, rows }, id) => listProposals(db, person, id, { ...asked, rows }),
  frame: ({ round }) => ({ title: `收到的申报书　${round.plan.title}`, desk: 'officer' }),
  data: ({ rows, total, counts }) => ({ rows, total, whose: counts }),
  page: (found, _, { asked, url }) => <ProposalsPage {...found} shown={asked} url={url} />,
  sheets: ({ round, rows, total }) => [sheetOf('申报书', proposalColumns(round.plan), rows, total)],
})
