import type { Version } from '../../../../rulebook/rules/rulebook.ts'
import { overlaid } from '../../../../rulebook/rules/some.ts'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { type Typed, type Unreadable, read, readKept } from '../../../../web/body.ts'
import { typedOf } from '../../../../web/boxes/box.ts'
import type { NamedFile } from '../../attachments/rules.ts'
import { planForm } from '../../forms/plan.ts'
import { type Filed, roundFile } from '../forms/file.ts'

/**
 * A round's file as the text of a draft, by the rulebook that is in force here: which one it went by elsewhere is told, and
 * not taken. What the file leaves open is left blank; what stands in it is refused with its place where no draft may say so.
 */
export function readFile(
  sent: unknown,
  version: Version | undefined,
): Result<{ typed: Typed; named: NamedFile[] }, Unreadable> {
  const file = read(roundFile(true), sent)
  if (!file.ok) return file
  const typed = textOf(file.value, version)
  const taken = readKept(planForm(leftBy(version)), typed)
  const wrong = taken.ok
    ? []
    : taken.refusal.problems.filter(({ field }) => (typed[field] ?? '').trim() !== '')
  if (wrong.length > 0) return refuse({ why: 'form', problems: wrong })
  return ok({ typed, named: file.value.attachments })
}

const leftBy = (version: Version | undefined) => (version ? version.book.left : null)

function textOf({ dates, attachments: _attachments, ...plan }: Filed, version: Version | undefined): Typed {
  const parameters = version ? overlaid(version.book.parameters, plan.parameters) : plan.parameters
  const whole = { ...plan, parameters, dates: dates ?? { opens: 0, closes: 0, scoringCloses: 0 } }
  const typed = typedOf(planForm(leftBy(version)), whole)
  const kept = Object.entries(typed).filter(([field]) => dates !== null || !field.startsWith('dates.'))
  return { ...Object.fromEntries(kept), ...(version && { rulebook: version.id }) }
}
