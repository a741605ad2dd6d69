import type { Filled } from '../../web/answer.tsx'
import { HintAndError } from '../../web/fields.tsx'
import { Box } from '../../web/form.tsx'
import { MOST_TRANCHES, parameterBoxes, trancheForm } from '../forms/boxes.ts'
import type { Kind } from '../rules/kinds.ts'
import type { ParameterKey } from '../rules/parameters.ts'
import { kindOf, sayRange } from '../rules/words.ts'

type Props = {
  of: Filled
  at: ParameterKey
  /** The field's name in its form. */
  name?: string
}

/** A parameter's field, with its range. */
export function ParameterField({ of, at, name = `parameters.${at}` }: Props) {
  const kind = kindOf(at)
  const hint = sayRange(kind) && `${sayRange(kind)}。`
  if (kind.kind === 'tranches') return <Tranches {...{ of, name, hint }} label={kind.name} />
  return <Box of={of} form={parameterBoxes} name={at} field={name} hint={hint} one {...looks(kind)} />
}

/** What a box does not know of how it is asked here: a switch has a word before its sentence. */
function looks(kind: Kind) {
  if (kind.kind === 'list') return { size: 4, optional: kind.least === 0 }
  if (kind.kind !== 'tick') return {}
  return {
    options: [
      { value: 'yes', text: '是', small: kind.yes },
      { value: 'no', text: '否', small: kind.no },
    ],
  }
}

/** Rows left blank do not count. */
const Tranches = ({ of, name, label, hint }: { of: Filled; name: string; label: string; hint: string }) => (
  <fieldset class="field" id={name}>
    <legend>{label}</legend>
    <HintAndError {...{ of, name, hint }} />
    {Array.from({ length: MOST_TRANCHES }, (_, at) => (
      <TrancheCells of={of} name={`${name}.${at}`} at={at} />
    ))}
  </fieldset>
)

function TrancheCells({ of, name, at }: { of: Filled; name: string; at: number }) {
  const cell = { of, form: trancheForm, optional: at > 0 }
  return (
    <div class="cells">
      <Box {...cell} name="percent" field={`${name}.percent`} label={`第${at + 1}笔`} size={3} />
      <Box {...cell} name="on" field={`${name}.on`} none="没有这一笔" />
    </div>
  )
}
