import { z } from 'zod'
import { rows } from '../../web/boxes/box.ts'
import { confirm, id, ids, pick } from '../../web/boxes/choices.ts'
import { dayOrNone } from '../../web/boxes/days.ts'
import { page, search, several } from '../../web/boxes/query.ts'
import { email, line, lineOrNone } from '../../web/boxes/texts.ts'
import { CONFLICTS, type Conflict, LONGEST_DETAIL } from './rules/declaration.ts'

/** Whom an administrator adds to the pool. */
export const expertForm = z.object({
  name: line('姓名', 40),
  employer: line('单位', 60),
  field: line('专业领域', 60),
  email: email(),
})

/** Whom an officer ticks: ids of the pool. */
export const panelForm = z.object({ experts: ids('专家', [1, 100]) })

/** What an expert says of a relation to an organization. */
export const relationForm = z.object({
  kind: pick('关系', CONFLICTS, '请选择是什么关系'),
  endedOn: dayOrNone('结束日期'),
  detail: lineOrNone('说明', LONGEST_DETAIL),
})
/** The words for a `refine`: another relation than those listed is written down. */
export const unsaid = { path: ['detail'], error: '请写明是什么关系' }
export const isSaid = ({ kind, detail }: { kind: Conflict; detail: string }): boolean =>
  kind !== 'other' || detail !== ''

/** Why one organization. Whoever names it says what the relation is; a row without one was not filled in. */
export const recusalForm = relationForm.extend({ organization: id('单位') }).refine(isSaid, unsaid)

/** A declaration: an organization a row, and the expert's word that it is complete. */
export const declarationForm = z.object({
  recusals: rows(recusalForm, null, 500),
  confirmed: confirm('请确认已逐一核对'),
})

/**
 * The panel's lists: members and recusals by a word; of the pool a page of those whom `find` finds, and who is ticked on
 * whatever page.
 */
export const panelQuery = z.object({
  word: search(),
  membersPage: page(),
  recusalsPage: page(),
  find: search(),
  page: page(),
  'experts[]': several(),
})
export type PanelQuery = z.infer<typeof panelQuery>

/** The pool's list. */
export const poolQuery = z.object({ word: search(), page: page() })

/** The declaration's two steps: whom it concerns, then why. */
export const declarationQuery = z.object({ step: z.string().optional(), 'with[]': several() })
export type DeclarationQuery = z.infer<typeof declarationQuery>
