import { z } from 'zod'
import { orNone, rows } from '../../web/boxes/box.ts'
import { pick } from '../../web/boxes/choices.ts'
import { dayOrNone } from '../../web/boxes/days.ts'
import { version, whole } from '../../web/boxes/numbers.ts'
import { areaOrNone, line, lineOrNone, phone } from '../../web/boxes/texts.ts'
import {
  GRADE_WORDS,
  INSPECTION_WORDS,
  LONGEST_CHARTER,
  MOST_CONTACTS,
  MOST_INSPECTIONS,
} from '../rules/profile.ts'

export const contactForm = z.object({
  name: line('联系人姓名', 40),
  post: lineOrNone('职务', 30),
  phone: phone(),
})

export const inspectionForm = z.object({
  year: whole('年度', [1900, 2099], '年'),
  result: pick('年检结论', INSPECTION_WORDS),
})

export const profileForm = z.object({
  version: version().default(0),
  representative: lineOrNone('姓名', 40),
  address: lineOrNone('地址', 100),
  foundedOn: dayOrNone('成立日期'),
  charter: areaOrNone('业务范围', LONGEST_CHARTER),
  grade: orNone(pick('评估等级', GRADE_WORDS)),
  inspections: rows(inspectionForm, null, MOST_INSPECTIONS),
  contacts: rows(contactForm, null, MOST_CONTACTS),
})
