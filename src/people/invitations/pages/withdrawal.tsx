import { paths } from '../../../paths.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Head } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import {
  type Dated,
  INVITATION_WORDS,
  type Invitee,
  type WithdrawRefusal,
  stateOf,
} from '../../rules/invitation.ts'
import { reasonForm } from '../../suspensions/forms.ts'
import { sayRoles } from './list.tsx'

type Props = { invitation: Invitee & Dated & { id: string }; of: Filled; now: Instant }

export const Withdrawal = ({ invitation, of, now }: Props) => (
  <div class="page">
    <Head title="收回邀请" crumbs={[{ href: paths.invitations(), text: '邀请' }]} />
    <Facts
      rows={[
        { name: '姓名', value: invitation.name },
        { name: '邮箱', value: invitation.email },
        { name: '角色', value: sayRoles(invitation) },
        { name: '状态', value: INVITATION_WORDS[stateOf(invitation, now)] },
      ]}
    />
    {stateOf(invitation, now) === 'open' && (
      <Form
        to={paths.invitationWithdrawal(invitation.id)}
        of={of}
        form={reasonForm}
        button="收回邀请"
        danger
      />
    )}
  </div>
)

export const sayWithdraw = saying<WithdrawRefusal>({
  'invitation-over': ({ state }) => `这份邀请${INVITATION_WORDS[state]}，不用收回`,
})
