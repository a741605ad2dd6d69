import nzh from 'nzh/cn'

/** "第二十一条", as the management rules number their clauses. `no` counts from 1. */
export const sayClause = (no: number): string => `第${nzh.encodeS(no)}条`

/** What a letter rests on, by name, and where to read it: 《某区公益创投项目管理办法》第十条, or 征集公告. */
export type Ground = { says: string; href: string }
