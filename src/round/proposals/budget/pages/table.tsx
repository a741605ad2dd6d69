import { citing } from '../../../../rulebook/citing.ts'
import type { Bound } from '../../../../rulebook/rules/bound.ts'
import { Because } from '../../../../web/answer.tsx'
import { type BudgetFinding, isDoubt } from '../rules/findings.ts'
import type { Content } from '../../rules/content.ts'
import { Reading } from '../../pages/reading.tsx'
import { sayBudgetFinding } from '../../pages/words.ts'
import { budgetSaid } from './said.ts'

type Under = { rulebook?: Bound | undefined; roundId?: string | undefined }
/** `findings`: what its reader is to look at, beside its line. */
type Budget = Under & { content: Pick<Content, 'budget'>; findings?: BudgetFinding[] }

/** A budget to be read. */
export const BudgetTable = ({ content, findings = [], ...under }: Budget) => {
  const at = (line: number | null) => findings.filter((one) => one.at === line)
  return (
    <>
      <Findings findings={at(null)} {...under} />
      <Reading
        says={budgetSaid(content.budget)}
        under="预算"
        note={(line) => <Findings findings={at(line)} {...under} />}
      />
    </>
  )
}

/** Each with the clause that it comes from. */
export const Findings = ({ findings, rulebook, roundId }: Under & { findings: BudgetFinding[] }) => (
  <>
    {findings.map((finding) => (
      <p class={isDoubt(finding) ? 'error warn' : 'error'}>
        <Because sentence={sayBudgetFinding(finding)} clause={citing(rulebook, roundId)(finding)} />
      </p>
    ))}
  </>
)
