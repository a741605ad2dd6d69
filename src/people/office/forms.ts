import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { version } from '../../web/boxes/numbers.ts'
import { line } from '../../web/boxes/texts.ts'

/** A telephone as it is printed: several, an extension or a word beside it may stand. */
const telephone = (title: string) =>
  box(
    line(title, 60).refine((typed) => /\d{5}/.test(typed.replaceAll(/[\s-]/g, '')), `${title}里要有号码`),
    { title, kind: 'line', limit: 60 },
  )

/** `version` is the one that the form was made from, machines may leave it out. */
export const officeForm = z.object({
  name: line('办公室的全称', 50),
  phone: telephone('联系电话'),
  supervision: telephone('监督电话'),
  address: line('地址', 100),
  hours: line('办公时间', 100),
  version: version().optional(),
})
