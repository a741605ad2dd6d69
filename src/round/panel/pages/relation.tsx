import { type Day, sayDay } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box } from '../../../web/form.tsx'
import { relationForm } from '../forms.ts'

/** What an expert says of a relation to one organization. `under`: before the fields' names, where it is one of several. */
export const Relation = ({ of, under = '' }: { of: Filled; under?: string }) => (
  <>
    <Box of={of} form={relationForm} name="kind" field={`${under}kind`} />
    <Box
      of={of}
      form={relationForm}
      name="endedOn"
      field={`${under}endedOn`}
      hint="任职、顾问关系或者法律纠纷已经结束的，填写结束的日期。"
    />
    <Box of={of} form={relationForm} name="detail" field={`${under}detail`} hint="选“其他利害关系”的必填。" />
  </>
)

/** Relations that are over for so long that they bar from nothing. */
export const sayPast = (since: Day): string =>
  `${sayDay(since)}以前已经结束的任职、顾问关系和法律纠纷，不用申报`
