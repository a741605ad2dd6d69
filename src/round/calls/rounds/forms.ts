import { z } from 'zod'
import { id } from '../../../web/boxes/choices.ts'
import { version } from '../../../web/boxes/numbers.ts'
import { EVERYTHING } from '../forms/numbers.ts'
import { planIn, typedForm } from '../forms/plan.ts'

/** Whatever the version of the rulebook: what it does not leave to the call is passed over. */
const whole = typedForm(EVERYTHING).extend({ rulebook: id('管理办法').optional() })

/** A whole plan, and which version it binds where that is not the last one in force. */
export const draftForm = whole.transform(({ rulebook, ...typed }) => ({ rulebook, plan: planIn(typed) }))

/** The same, over what the officer had read. */
export const redraftForm = whole
  .extend({ version: version() })
  .transform(({ rulebook, version: seen, ...typed }) => ({ rulebook, seen, plan: planIn(typed) }))

/** What the approver had read: version and attachments; whoever leaves them out publishes what is there. */
export const publicationForm = z.object({ version: version().optional(), files: z.string().optional() })
