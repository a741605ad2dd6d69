import { newId } from '../../../src/db/db.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { modelRulebook } from '../../../src/rulebook/model/model.ts'
import {
  PARAMETERS,
  type ParameterKey,
  type Parameters,
  type Some,
} from '../../../src/rulebook/rules/parameters.ts'
import type { Rulebook } from '../../../src/rulebook/rules/rulebook.ts'
import { kindOf, valueOf } from '../../../src/rulebook/rules/words.ts'
import { rulebookEnactments, rulebookVersions, rulebooks } from '../../../src/rulebook/tables.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { binding } from '../../../src/round/calls/rules/ruled.ts'
import { overlaid } from '../../../src/rulebook/rules/some.ts'
import { leave } from '../../made.ts'
import type { Site, Someone } from '../../support.ts'
import { PLAN } from './typed.ts'

/** The model, with one parameter otherwise than it has it. */
export function bookWith(change: Partial<Record<ParameterKey, unknown>> = {}): Rulebook {
  const book = modelRulebook()
  const stages: Record<string, Record<string, unknown>> = book.parameters
  for (const [key, value] of Object.entries(change)) {
    const [stage = '', name = ''] = key.split('.')
    const values = stages[stage]
    if (values) values[name] = value
  }
  return book
}

/** Another value of the same kind. */
export function otherThan(parameters: Parameters, key: ParameterKey): unknown {
  const [kind, value] = [kindOf(key), valueOf(parameters, key)]
  switch (kind.kind) {
    case 'whole':
    case 'points':
      return value === kind.most ? Number(value) - 1 : Number(value) + (kind.kind === 'points' ? 100 : 1)
    case 'whole-or-none':
      return value === null ? kind.least : null
    case 'amount-or-none':
      return value === kind.most ? null : kind.most
    case 'tick':
      return value !== true
    case 'choice':
      return Object.keys(kind.options).find((option) => option !== value)
    case 'several':
    case 'list':
      return Array.isArray(value) ? value.slice(1) : []
    case 'tranches':
      return [
        { percent: 60, on: 'agreement_signed' },
        { percent: 40, on: 'final_passed' },
      ]
  }
}

/** The sample plan by the numbers of a rulebook. */
export function planBy(book: Rulebook, version = 'v1'): Plan {
  return binding({ ...PLAN, parameters: {} }, { id: version, book })
}

/** A plan with some of its numbers otherwise. */
export const withNumbers = (plan: Plan, some: Some): Plan => ({
  ...plan,
  parameters: overlaid(plan.parameters, some),
})

/** Puts a version into force, as the first of a rulebook or the next of one. */
export async function enacted(
  site: Site,
  by: Someone,
  at: number,
  book: Rulebook,
  into?: { rulebookId: string; seq: number },
) {
  const [id, rulebookId, seq] = [newId(), into?.rulebookId ?? newId(), into?.seq ?? 1]
  const { db } = site
  const drafter = await site.person('起草人')
  const drafted = { by: drafter.id, at }
  const subject = subjects.rulebook(rulebookId)
  await leave(
    db,
    [
      { subject, what: 'rulebook-imported', ...drafted },
      { subject, what: 'rulebook-enacted', by: by.id, at },
    ],
    [
      ...(into ? [] : [db.insert(rulebooks).values({ id: rulebookId, ...drafted })]),
      db
        .insert(rulebookVersions)
        .values({ id, rulebookId, seq, book, version: 1, from: null, ...drafted, savedAt: at }),
      db.insert(rulebookEnactments).values({ versionId: id, by: by.id, at }),
    ],
  )
  return { id, rulebookId, book }
}

export const STAGES = Object.keys(PARAMETERS)
