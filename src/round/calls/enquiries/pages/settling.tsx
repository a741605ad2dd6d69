import { paths } from '../../../../paths.ts'
import { ReverseLink, Reversals } from '../../../../reversals/pages.tsx'
import { type Instant, sayMinute } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Block, Head } from '../../../../web/parts.tsx'
import { enquiryAnswerForm, enquiryRefusalForm } from '../forms.ts'
import { LIMITS, isOpen } from '../rules.ts'
import type { FoundEnquiry } from '../store/enquiries.ts'
import { Settled } from './round.tsx'

type Props = Pick<FoundEnquiry, 'enquiry' | 'round' | 'standing' | 'reversals'> & {
  canSettle: boolean
  now: Instant
  of: Filled
}

/** One question: an officer answers it for everybody, or says why not. */
export const EnquiryPage = ({ enquiry, round, standing, reversals, canSettle, now, of }: Props) => (
  <div class="page">
    <Head
      title={enquiry.text}
      crumbs={[
        { href: paths.round(round.id), text: round.plan.title },
        { href: paths.roundEnquiries(round.id), text: '咨询' },
      ]}
      meta={<span>{sayMinute(enquiry.at)}收到</span>}
    />
    <Settled item={enquiry} />
    {standing && <ReverseLink kind={standing.kind} which={standing.id} word="答复" />}
    <Reversals items={reversals} now={now} />
    {canSettle && (isOpen(enquiry) || of.at) && <SettleForms id={enquiry.id} of={of} />}
  </div>
)

const SettleForms = ({ id, of }: { id: string; of: Filled }) => (
  <>
    <Block id="settling" title="公开答复">
      <Form to={paths.enquiryAnswer(id)} of={of} button="公开答复">
        <Box
          of={of}
          form={enquiryAnswerForm}
          name="answer"
          hint={`和问题一起公开，最多${LIMITS.answer}个字。`}
          size={4}
        />
      </Form>
    </Block>
    <details open={of.at === paths.enquiryRefusal(id)}>
      <summary>不公开答复</summary>
      <Form to={paths.enquiryRefusal(id)} of={of} button="不公开答复" plain>
        <Box
          of={of}
          form={enquiryRefusalForm}
          name="reason"
          label="原因"
          hint={`留在经办人的清单里；登录后提问的人会收到，最多${LIMITS.reason}个字。`}
          size={2}
        />
      </Form>
    </details>
  </>
)
