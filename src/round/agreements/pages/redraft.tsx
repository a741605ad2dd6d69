import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block } from '../../../web/parts.tsx'
import { Own } from '../../../web/own.tsx'
import { redraftForm } from '../forms.ts'
import { whyNotRedraft } from '../rules/agreement.ts'
import type { Draft, FoundAgreement } from '../rules/found.ts'

/** For the officer, until somebody signs: other days, and the parties as they are now. */
export function Redraft({ found, person, of }: { found: FoundAgreement; person: Person; of: Filled }) {
  const whyNot = whyNotRedraft(found, person)
  if (whyNot) return <Own not={whyNot} />
  const { id, startsOn } = found.agreement
  const draft = found.drafts.length
  return (
    <Block id="redraft" title="重新拟定">
      <p>
        日期写错，或者单位资料、托管单位有变化的，可以重新拟定：各方按现在的资料重新写入，编号不变，原稿留存。有一方签署以后不能再改。
      </p>
      <Form to={paths.agreementDraft(id)} of={of} button="重新拟定" hidden={{ draft }} plain>
        <Box of={{ ...of, typed: { startsOn, ...of.typed } }} form={redraftForm} name="startsOn" />
        <Box of={of} form={redraftForm} name="reason" hint="写进记录，并通知各方。" size={2} />
      </Form>
    </Block>
  )
}

/** All drafts, the newest last: the one that counts. */
export const Drafts = ({ drafts }: { drafts: Draft[] }) => (
  <Block id="drafts" title="历次拟稿">
    <List narrow unseenCaption="历次拟稿" columns={draftColumns(drafts.length)} rows={drafts} />
  </Block>
)

const draftColumns = (last: number): Column<Draft>[] => [
  {
    head: '稿次',
    drawn: '稿次',
    text: ({ draft }) => `第${draft}稿`,
    also: { head: '效力', text: ({ draft }) => (draft === last ? '以此稿为准' : null) },
    keep: 'name',
  },
  { head: '实施期限', text: ({ startsOn, endsOn }) => `${sayDay(startsOn)}至${sayDay(endsOn)}` },
  {
    head: '拟定',
    drawn: '拟定',
    text: ({ name }) => name,
    also: { head: '时间', text: ({ at }) => sayMinute(at) },
  },
  { head: '原因', text: ({ reason }) => reason || '初稿' },
]
