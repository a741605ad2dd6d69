import type { Child } from 'hono/jsx'
import type { Filled } from '../../web/answer.tsx'
import { HintAndError } from '../../web/fields.tsx'
import { Box } from '../../web/form.tsx'
import { MOST_TRANCHES, parameterBoxes, trancheForm } from '../forms/boxes.ts'
import { LEAVABLE, leaveForm } from '../forms/left.ts'
import type { Kind } from '../rules/kinds.ts'
import type { ParameterKey } from '../rules/parameters.ts'
import { LEFT_TO, kindOf, sayBounds, sayRange } from '../rules/words.ts'

type Props = {
  of: Filled
  at: ParameterKey
  /** The field's name in its form. */
  name?: string
  /** In a narrower range: what a clause leaves to the call. */
  kind?: Kind
  /** In place of the range. */
  hint?: Child
  optional?: boolean | undefined
}

/** A parameter's field, with its range. */
export function ParameterField({
  of,
  at,
  name = `parameters.${at}`,
  kind = kindOf(at),
  hint,
  optional,
}: Props) {
  const says = hint ?? (sayRange(kind) && `${sayRange(kind)}。`)
  if (kind.kind === 'tranches') return <Tranches {...{ of, name }} hint={says} label={kind.name} />
  return (
    <Box
      of={of}
      form={parameterBoxes}
      name={at}
      field={name}
      hint={says}
      one
      {...looks(kind)}
      {...(optional && { optional })}
    />
  )
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
const Tranches = ({ of, name, label, hint }: { of: Filled; name: string; label: string; hint: Child }) => (
  <fieldset class="field" id={name}>
    <legend>{label}</legend>
    <HintAndError {...{ of, name, hint }} />
    {Array.from({ length: MOST_TRANCHES }, (_, at) => (
      <TrancheCells of={of} name={`${name}.${at}`} at={at} />
    ))}
  </fieldset>
)

/** Whether the clause leaves it to the call, and within what. */
export function LeaveFields({ of, at }: { of: Filled; at: ParameterKey }) {
  if (!LEAVABLE.includes(at)) return null
  const form = leaveForm(at)
  const asked = (name: keyof typeof form.shape & string) => ({ of, form, name, field: `left.${at}.${name}` })
  const isLeft = Boolean(of.typed[`left.${at}.to`])
  const kind = kindOf(at)
  return (
    <details open={isLeft || of.problems.some(({ field }) => field.startsWith(`left.${at}.`))}>
      <summary>{isLeft ? '由征集公告规定' : '改由征集公告规定'}</summary>
      <Box
        {...asked('to')}
        hint={sayLeaving(kind)}
        none="由管理办法规定"
        optional={false}
        options={Object.entries(LEFT_TO)
          .filter(([to]) => to === 'round' || kind.left === 'track')
          .map(([value, text]) => ({ value, text }))}
      />
      {'most' in kind && 'unit' in kind && (
        <>
          <p class="hint">公告可以定的范围；不填的一头，按{sayBounds(kind)}。</p>
          <div class="cells">
            <Box {...asked('least')} label="最低" size={4} />
            <Box {...asked('most')} label="最高" size={4} />
          </div>
        </>
      )}
    </details>
  )
}

const sayLeaving = (kind: Kind): string =>
  [
    '选由公告规定的，每期公告',
    kind.left === 'track' && '或者其中每个赛道',
    'most' in kind && 'unit' in kind && '在下面的范围内',
    '自己定',
    kind.left !== 'track' && '，上面的值作为初值',
    '。',
  ]
    .filter(Boolean)
    .join('')

function TrancheCells({ of, name, at }: { of: Filled; name: string; at: number }) {
  const cell = { of, form: trancheForm, optional: at > 0 }
  return (
    <div class="cells">
      <Box {...cell} name="percent" field={`${name}.percent`} label={`第${at + 1}笔`} size={3} />
      <Box {...cell} name="on" field={`${name}.on`} none="没有这一笔" />
    </div>
  )
}
