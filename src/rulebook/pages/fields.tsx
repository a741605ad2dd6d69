import type { Child } from 'hono/jsx'
import type { Filled } from '../../web/answer.tsx'
import { Checks, Radios } from '../../web/choices.tsx'
import { Area, HintAndError, Money, Num, Select, wiring } from '../../web/fields.tsx'
import type { Kind } from '../rules/kinds.ts'
import type { ParameterKey } from '../rules/parameters.ts'
import { GATE_WORDS, kindOf, sayRange } from '../rules/words.ts'

type Setting = { of: Filled; name: string; label: string; kind: Kind }

/** A parameter's control, by its kind; below it the placeholder that shows its value in a clause. */
export function ParameterField({ of, at }: { of: Filled; at: ParameterKey }) {
  const kind = kindOf(at)
  return <Control of={of} name={`parameters.${at}`} label={kind.name} kind={kind} />
}

function Control({ of, name, label, kind }: Setting) {
  const hint = `${sayRange(kind)}${sayRange(kind) && '。'}`
  switch (kind.kind) {
    case 'whole':
    case 'points':
      return <Num {...{ of, name, label, hint }} unit={kind.unit} whole={kind.kind === 'whole'} />
    case 'whole-or-none':
      return <Num {...{ of, name, label, hint }} unit={kind.unit} optional />
    case 'amount-or-none':
      return <Money {...{ of, name, label, hint }} optional />
    case 'list':
      return <Area {...{ of, name, label, hint }} rows={4} />
    case 'tick':
      return <Radios {...{ of, name }} legend={label} one options={yesOrNo(kind)} />
    case 'choice':
      return <Select {...{ of, name, label }} full options={optionsOf(kind.options)} />
    case 'several':
      return <Checks {...{ of, name }} legend={label} one options={optionsOf(kind.options)} />
    case 'tranches':
      return <Tranches {...{ of, name, label, hint }} />
  }
}

const yesOrNo = ({ yes, no }: { yes: string; no: string }) => [
  { value: 'yes', text: '是', small: yes },
  { value: 'no', text: '否', small: no },
]

const optionsOf = (options: Record<string, string>) =>
  Object.entries(options).map(([value, text]) => ({ value, text }))

/** Up to five parts; rows left blank do not count. */
const Tranches = ({ of, name, label, hint }: { of: Filled; name: string; label: string; hint: Child }) => (
  <fieldset class="field" id={name}>
    <legend>{label}</legend>
    <HintAndError {...{ of, name, hint }} />
    {[0, 1, 2, 3, 4].map((at) => (
      <TrancheRow of={of} name={`${name}.${at}`} no={at + 1} />
    ))}
  </fieldset>
)

function TrancheRow({ of, name, no }: { of: Filled; name: string; no: number }) {
  const [percent, on] = [`${name}.percent`, `${name}.on`]
  return (
    <>
      <HintAndError of={of} name={percent} />
      <HintAndError of={of} name={on} />
      <p class="actions">
        <input
          class="num"
          id={percent}
          name={percent}
          size={3}
          inputmode="numeric"
          aria-label={`第${no}笔，百分之几`}
          value={of.typed[percent] ?? ''}
          {...wiring({ of, name: percent })}
        />
        %
        <select id={on} name={on} aria-label={`第${no}笔，拨付条件`} {...wiring({ of, name: on })}>
          <option value="">没有这一笔</option>
          {Object.entries(GATE_WORDS).map(([value, text]) => (
            <option value={value} selected={value === of.typed[on]}>
              {text}
            </option>
          ))}
        </select>
      </p>
    </>
  )
}
