import nzh from 'nzh/cn'

/** "第二十一条", as the management rules number their clauses. `no` counts from 1. */
export const sayClause = (no: number): string => `第${countInHan(no)}条`

/** "二十一", as the parts of a document are numbered. */
export const countInHan = (no: number): string => nzh.encodeS(no)

/** What a letter rests on, by name, and where to read it: 《某区公益创投项目管理办法》第十条, or 征集公告. */
export type Ground = { says: string; href: string }
