/** A place of the company, with the functions that it has. */
export interface DemoRegion {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: 'zh-CN' | 'en';
  /** How many of `functions` it has, from the first. */
  readonly functions: number;
  /** Its share of the people. */
  readonly weight: number;
}

const SHANGHAI = 'Asia/Shanghai';

/** The ten places: 96 functions in all. */
export const regions: readonly DemoRegion[] = [
  { code: 'CN-HZ', name: '杭州', timeZone: SHANGHAI, locale: 'zh-CN', functions: 15, weight: 30 },
  { code: 'CN-WH', name: '武汉', timeZone: SHANGHAI, locale: 'zh-CN', functions: 12, weight: 18 },
  { code: 'CN-SH', name: '上海', timeZone: SHANGHAI, locale: 'zh-CN', functions: 12, weight: 14 },
  { code: 'CN-DL', name: '大连', timeZone: SHANGHAI, locale: 'zh-CN', functions: 8, weight: 6 },
  { code: 'CN-BJ', name: '北京', timeZone: SHANGHAI, locale: 'zh-CN', functions: 10, weight: 8 },
  { code: 'CN-SU', name: '苏州', timeZone: SHANGHAI, locale: 'zh-CN', functions: 10, weight: 8 },
  { code: 'CN-CD', name: '成都', timeZone: SHANGHAI, locale: 'zh-CN', functions: 10, weight: 6 },
  { code: 'MY-KL', name: '吉隆坡', timeZone: 'Asia/Kuala_Lumpur', locale: 'en', functions: 7, weight: 4 },
  { code: 'SE-GOT', name: '哥德堡', timeZone: 'Europe/Stockholm', locale: 'en', functions: 7, weight: 4 },
  { code: 'UK-LON', name: '伦敦', timeZone: 'Europe/London', locale: 'en', functions: 5, weight: 2 },
];

/** The functions of a place, the commonest first. */
export const functions: readonly string[] = [
  '软件研发部',
  '质量部',
  '销售部',
  '人力行政部',
  '财务部',
  '订单运营部',
  '项目管理部',
  '硬件研发部',
  '测试部',
  '计划部',
  '采购部',
  '仓储物流部',
  '系统架构部',
  '数字化部',
  '审计法务部',
];

/** A department of the company; `path` names it from the root down. */
export interface DemoDepartment {
  readonly path: string;
  readonly name: string;
  /** Path of the one above, or null at the root. */
  readonly parent: string | null;
  /** Code of its place; the headquarters' for the root. */
  readonly region: string;
}

/** The name of the company, which nobody else has. */
export const COMPANY = '远岫智联';
const TEAMS = ['一组', '二组', '三组', '四组', '五组'];
const TOTAL = 160;

/** The 160 departments: the company, its places, their functions, and teams below the functions. */
export function generateDepartments(): readonly DemoDepartment[] {
  const made: DemoDepartment[] = [];
  const add = (name: string, parent: string | null, region: string): DemoDepartment => {
    const made_ = { path: parent === null ? name : `${parent}/${name}`, name, parent, region };
    made.push(made_);
    return made_;
  };
  const root = add(COMPANY, null, 'CN-HZ');
  const offices = regions.map((region) => add(region.name, root.path, region.code));
  const below = regions.flatMap((region, index) =>
    functions.slice(0, region.functions).map((name) => add(name, offices[index]!.path, region.code)),
  );
  for (const name of ['华东组', '华北组', '西南组']) add(name, `${COMPANY}/杭州/订单运营部`, 'CN-HZ');
  const parents = below.filter((each) => each.path !== `${COMPANY}/杭州/订单运营部`);
  for (let index = 0; made.length < TOTAL; index += 1) {
    const parent = parents[(index * 7) % parents.length]!;
    add(TEAMS[Math.floor(index / parents.length)]!, parent.path, parent.region);
  }
  return made;
}
