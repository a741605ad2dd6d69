import { Chapter } from '../../../../web/parts.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import { findingsInContent } from '../../budget/rules/findings.ts'
import type { Content } from '../../rules/content.ts'
import type { SectionCode } from '../../sections/rules/sections.ts'
import { SubmittedFiles } from '../../files/pages.tsx'
import { BudgetTable } from '../../budget/pages/table.tsx'
import { Reading } from '../../pages/reading.tsx'
import { type Part, partsOf } from '../../pages/said.ts'

/** What the round asks, and the rules that its budget is held against. */
type Round = Pick<Plan, 'form' | 'tracks' | 'rulebook' | 'parameters'> & { roundId?: string }

type Props = {
  content: Content
  round: Round
  /** Where a section is changed; absent: it is only read. */
  change?: (section: SectionCode) => string
  /** Where a file is had. */
  fileHref: (file: string) => string
}

/** All that a proposal says, a chapter a section, in the order of the form. */
export const ContentView = ({ content, round, change, fileHref }: Props) => (
  <>
    {partsOf(content, round).map((part) => (
      <Chapter
        id={part.code}
        title={part.title}
        small={
          change && (
            <a href={change(part.code)}>
              修改<span class="unseen">{part.title}</span>
            </a>
          )
        }
      >
        <PartView {...{ part, content, round, fileHref }} />
      </Chapter>
    ))}
  </>
)

type PartProps = Omit<Props, 'change'> & { part: Part }

/** A budget is read with what is to be said of it, a file where it can be opened; all else as it is said. */
function PartView({ part: { code, title, says }, content, round, fileHref }: PartProps) {
  if (code === 'files')
    return <SubmittedFiles files={content.files ?? []} form={round.form} href={fileHref} />
  if (code !== 'budget') return <Reading says={says} under={title} />
  const { rulebook, roundId } = round
  return (
    <BudgetTable content={content} findings={findingsInContent(round, content)} {...{ rulebook, roundId }} />
  )
}
