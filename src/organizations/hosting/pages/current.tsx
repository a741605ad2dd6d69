import type { OrganizationKind } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Tag, type Tone } from '../../../web/parts.tsx'
import { HOSTING_WORDS, type Hosting, type HostingState, stateOf } from '../../rules/hosting.ts'
import type { Profile } from '../../rules/profile.ts'
import type { Organization } from '../../rules/organization.ts'
import { endHostingForm } from '../forms.ts'

export type Candidate = { id: string; name: string; kind: OrganizationKind; subdistrict: string }
/** Who asks to be hosted, or is: `profile` null: not filled in. */
export type Asker = { id: string; filingNo: string | null; subdistrict: string; profile: Profile | null }
export type Props = {
  organization: Organization
  hostings: Hosting[]
  candidates: Candidate[]
  askers: Asker[]
  /** What was searched for. */
  words: string
  mayAct: boolean
  of: Filled
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
  const isAsked = stateOf(hosting) === 'asked'
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
        <Form to={paths.hostingEnd(hosting.id)} of={of} button={isAsked ? '收回' : '结束托管'} danger>
          <Box
            of={of}
            form={endHostingForm}
            name="endReason"
            label={isAsked ? '不再请它的原因' : undefined}
          />
        </Form>
      )}
    </>
  )
}
