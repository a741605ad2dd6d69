import { citing } from '../../../rulebook/citing.ts'
import { Because } from '../../../web/answer.tsx'
import { Note, type Tone } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { EditRefusal } from '../submissions/rules.ts'
import { sayEditRefusal } from './words.ts'

type Props = { whyNot: EditRefusal; plan: Pick<Plan, 'rulebook'>; roundId: string; tone?: Tone }

/** Why the text of a proposal cannot be changed, and by which clause. */
export const ClosedNote = ({ whyNot, plan, roundId, tone = 'bad' }: Props) => (
  <Note tone={tone}>
    <Because sentence={sayEditRefusal(whyNot)} clause={citing(plan.rulebook, roundId)(whyNot)} />。
  </Note>
)
