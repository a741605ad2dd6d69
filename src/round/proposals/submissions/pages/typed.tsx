import { Facts } from '../../../../web/lists.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import { trackOf } from '../../../calls/rules/round.ts'
import { REMOVED } from '../../budget/rules/rows.ts'
import { boxAt, isList, rowBoxes } from '../../sections/forms/boxes.ts'
import { nameOf } from '../../sections/pages/field-names.ts'
import type { Reading } from '../../sections/rules/reading.ts'
import { type Section, type SectionCode, belongsTo } from '../../sections/rules/sections.ts'

type Props = {
  reading: Pick<Reading, 'sections' | 'text' | 'files'>
  plan: Pick<Plan, 'form' | 'tracks'>
  change: (section: SectionCode) => string
}

/** What was typed so far, as it was typed: while something is missing or cannot be read, beneath what that is. */
export const TypedView = ({ reading, plan, change }: Props) => (
  <>
    {reading.sections.map((section) => {
      const rows = typedIn(section, reading, plan)
      return (
        rows.length > 0 && (
          <Chapter
            id={section.code}
            title={section.title}
            small={
              <a href={change(section.code)}>
                修改<span class="unseen">{section.title}</span>
              </a>
            }
          >
            <Facts rows={rows} />
          </Chapter>
        )
      )
    })}
  </>
)

function typedIn(section: Section, { text, files }: Props['reading'], plan: Props['plan']) {
  if (section.code === 'files') return files.map(({ name }) => ({ name: '附件', value: name }))
  return Object.entries(text)
    .filter(([field, said]) => belongsTo(section, field) && !field.startsWith(REMOVED) && said.trim() !== '')
    .flatMap(([field, said]) => {
      const value = sayTyped(field, said, plan)
      return value === null ? [] : [{ name: nameOf(field, plan.form), value }]
    })
}

/** The word of a choice for its value; null: what was chosen is no text of its own. */
function sayTyped(field: string, said: string, plan: Props['plan']): string | null {
  const [list = '', , cell = ''] = field.split('.')
  if (field === 'track') return trackOf(plan, said)?.name ?? said
  if (field === 'topics[]' || field === 'communities[]')
    return `选了${said.split('\n').filter(Boolean).length}项`
  if (list === 'partners' && cell === 'community') return null
  const look = isList(list) ? rowBoxes(list).find(({ key }) => key === cell)?.look : boxAt(field)
  return look?.options?.[said] ?? said
}
