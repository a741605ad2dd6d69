import { paths } from '../../../paths.ts'
import type { Owner } from '../../../owners/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { Block, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { STATE_WORDS } from '../pages/words.ts'
import type { GiveBackRefusal, TakeRefusal } from './rules.ts'

/** `whyNot` null: this reader may take it. */
type Props = {
  proposalId: string
  worker: Owner | null
  whyNot: TakeRefusal | null
  person: Person
  of: Filled
}

/** Who works on a case that waits; taken, taken over and given back with a click. */
export function Taking({ proposalId, worker, whyNot, person, of }: Props) {
  const isMine = worker?.id === person.id
  if (whyNot && !worker) return null
  return (
    <Block id="worker" title="谁在办">
      {worker && !isMine && (
        <Note tone="warn" label="有人在办">
          {worker.name}从{sayMinute(worker.at)}起在办这一份。
        </Note>
      )}
      {isMine && has(person, 'officer') && (
        <Form
          to={paths.givingBack(proposalId)}
          of={of}
          button="还给大家"
          plain
          beside={<span class="quiet">您从{sayMinute(worker.at)}起在办这一份。</span>}
        />
      )}
      {!whyNot && (
        <Form
          to={paths.taking(proposalId)}
          of={of}
          button={worker ? '改由我办' : '由我办'}
          plain
          beside={<span class="quiet">同事在名单上看得到谁在办。</span>}
        />
      )}
    </Block>
  )
}

export const sayTakeRefusal = saying<TakeRefusal>({
  ...GO_ON_WORDS,
  'already-checked': ({ outcome }) => `已经审查，结论是${STATE_WORDS[outcome]}`,
  'taken-by-you': '已经由您在办',
})

export const sayGiveBackRefusal = saying<GiveBackRefusal>({
  'not-taken-by-you': '不是您在办，不用还给大家',
})
