import { z } from 'zod'
import { sayWrongCode } from '../../people/rules/code.ts'
import { KIND_WORDS, plainUscc } from '../../people/rules/organization.ts'
import { orNone, whereRead } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { line, numbered } from '../../web/boxes/texts.ts'
import { type Move, RUNG_WORDS } from '../rules/ladder.ts'

const { filed, registered } = RUNG_WORDS
const { community: _, ...legal } = KIND_WORDS

export const moveForm = z
  .object({
    rung: choice('到了哪一步', { filed, registered }),
    kind: orNone(choice('登记成哪一类', legal)),
    number: numbered('备案号或者统一社会信用代码', 40),
    since: day('从哪一天起'),
    evidence: line('依据', 200),
  })
  .superRefine(
    ({ rung, kind, number }, ctx) => {
      const say = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      if (rung === 'filed') return
      if (!kind) say('kind', '请选择单位类型')
      const wrong = kind && sayWrongCode(plainUscc(number), kind)
      if (wrong) say('number', wrong)
    },
    whereRead('rung', 'kind', 'number'),
  )

export const moveIn = ({ rung, kind, number, ...seen }: z.output<typeof moveForm>): Move =>
  rung === 'registered' && kind
    ? { ...seen, rung, kind, number: plainUscc(number) }
    : { ...seen, rung: 'filed', number }
