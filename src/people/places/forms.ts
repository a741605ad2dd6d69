import { z } from 'zod'
import { lengthOf } from '../../shared/words.ts'
import { line } from '../forms.ts'

/** The communities, one a line. */
export const placesForm = z.object({
  subdistrict: line('街道', 20).regex(/^[^\s/]+$/, '街道的名称里不要有空格和斜线'),
  communities: z
    .string()
    .default('')
    .transform((typed) => typed.split(/[\s、，,；;]+/).filter(Boolean))
    .refine((names) => names.length <= 40, '一次最多40个社区')
    .refine((names) => names.every((name) => lengthOf(name) <= 20), '社区的名称最多20个字'),
})

export const placeForm = z.object({
  place: z.string('请选择地方').min(1, '请选择地方').max(40, '请选择地方'),
})
