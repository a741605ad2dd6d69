import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { Again } from '../../../people/pages.tsx'
import { paths } from '../../../paths.ts'
import { sayMinute } from '../../../shared/days.ts'
import { Text } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Button, Tag, type Tone } from '../../../web/parts.tsx'
import { HOSTING_WORDS, type Hosting, type HostingState, stateOf } from '../../rules/hosting.ts'
import type { Organization } from '../../rules/organization.ts'

export type Candidate = { id: string; name: string; kind: OrganizationKind; subdistrict: string }
export type Props = {
  organization: Organization
  hostings: Hosting[]
  candidates: Candidate[]
  /** What was searched for. */
  words: string
  mayAct: boolean
  of: Again
}

const TONES: Record<HostingState, Tone | undefined> = {
  asked: 'now',
  hosted: 'good',
  declined: 'bad',
  over: undefined,
}

/** A hosting of now, and how either side ends it. */
export const Current = ({ hosting, organization, mayAct, of }: Props & { hosting: Hosting }) => {
  const isHost = hosting.host.id === organization.id
  return (
    <>
      <Facts
        rows={[
          {
            name: isHost ? '社区社会组织' : '托管单位',
            value: isHost ? hosting.group.name : hosting.host.name,
          },
          {
            name: '状态',
            value: <Tag tone={TONES[stateOf(hosting)]}>{HOSTING_WORDS[stateOf(hosting)]}</Tag>,
          },
          { name: '提出时间', value: sayMinute(hosting.at) },
          ...(hosting.note ? [{ name: '附言', value: hosting.note }] : []),
        ]}
      />
      {mayAct && (
        <form method="post" action={paths.hostingEnd(hosting.id)}>
          <Text
            of={of}
            name="endReason"
            label={stateOf(hosting) === 'asked' ? '不再请它的原因' : '结束托管的原因'}
            full
          />
          <Actions>
            <Button danger>{stateOf(hosting) === 'asked' ? '收回' : '结束托管'}</Button>
          </Actions>
        </form>
      )}
    </>
  )
}
