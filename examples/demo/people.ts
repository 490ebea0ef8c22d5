import { addDays } from './civil-days.ts';
import { createIds } from './demo-ids.ts';
import { type Persona, personas } from './personas.ts';
import { type Random, createRandom } from './random.ts';
import { type DemoDepartment, type DemoRegion, regions } from './regions.ts';

/** One of the 2,000 people. */
export interface DemoPerson {
  readonly id: string;
  readonly number: string;
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  readonly pinyin: string;
  readonly email: string;
  /** Path. */
  readonly department: string;
  readonly region: DemoRegion;
  readonly kind: 'employee' | 'contractor' | 'third_party' | 'supplier_user';
  readonly level: string;
  readonly hiredOn: string;
  readonly leftOn: string | null;
  /** Id of the head of the department, or of the one above for a head; null for the first. */
  readonly manager: string | null;
  readonly isHead: boolean;
  readonly roles: readonly string[];
  readonly persona?: Persona;
}

const COUNT = 2_000;
const LEAVERS = 12;

const surnames = pairs(
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao',
);
const given = pairs(
  '伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 洋yang 艳yan 勇yong 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂gui 宁ning 晨chen 雨yu 欣xin 怡yi 嘉jia 博bo 文wen 思si 远yuan 航hang 睿rui 琪qi 瑶yao 昊hao 萱xuan',
);
const firstNames =
  'Adam Aina Alice Amir Anders Astrid Ben Clara Daniel Elin Emma Farah George Hanna Harith Henrik Ida Jack Johan Karin Lars Lina Maja Nadia Nils Olivia Oscar Priya Ravi Sofia Tom Wei'.split(
    ' ',
  );
const lastNames =
  'Andersson Berg Brown Chong Clarke Dahl Evans Ek Falk Green Hassan Holm Ismail Johansson Karlsson Lim Lind Lund Nair Nyberg Omar Palmer Rahman Sjoberg Smith Tan Turner Wallin Wong Yusof'.split(
    ' ',
  );

/** The 2,000 people, personas first; every department has a head. */
export function generatePeople(
  seed: number,
  today: string,
  departments: readonly DemoDepartment[],
): readonly DemoPerson[] {
  const random = createRandom(seed, 'people');
  const nextId = createIds(seed, 'person');
  const logins = new Set<string>();
  const homes = spread(random, departments);
  const people = Array.from({ length: COUNT }, (_, index): Omit<DemoPerson, 'manager' | 'isHead'> => {
    const persona = personas[index];
    const department = persona?.department ?? homes[index - personas.length]!;
    const code = departments.find((each) => each.path === department)!.region;
    const region = regions.find((each) => each.code === (persona?.region ?? code))!;
    const name = persona ?? makeName(random, region);
    const login = persona?.login ?? freeLogin(logins, name);
    logins.add(login);
    const hiredOn = addDays(today, -random.integer(30, 3_200));
    return {
      id: nextId(),
      number: `E${String(index + 1).padStart(5, '0')}`,
      login,
      name: name.name,
      nameEn: name.nameEn,
      pinyin: name.pinyin,
      email: `${login}@yuanxiu.example`,
      department,
      region,
      kind:
        persona === undefined
          ? random.weigh([
              ['employee', 88],
              ['contractor', 9],
              ['supplier_user', 2],
              ['third_party', 1],
            ])
          : (persona.kind ?? 'employee'),
      level: `P${random.weigh([
        [4, 3],
        [5, 5],
        [6, 4],
        [7, 2],
        [8, 1],
      ])}`,
      hiredOn,
      leftOn: index >= COUNT - LEAVERS ? addDays(today, -random.integer(1, 29)) : null,
      roles: persona?.roles ?? (random.chance(0.5) ? ['core.reader'] : []),
      ...(persona === undefined ? {} : { persona }),
    };
  });
  return withManagers(people, departments);
}

function withManagers(
  people: readonly Omit<DemoPerson, 'manager' | 'isHead'>[],
  departments: readonly DemoDepartment[],
): DemoPerson[] {
  const heads = new Map<string, string>();
  for (const person of people)
    if (person.leftOn === null && !heads.has(person.department)) heads.set(person.department, person.id);
  const above = new Map(departments.map((each) => [each.path, each.parent]));
  return people.map((person) => {
    const own = heads.get(person.department);
    const isHead = own === person.id;
    const upper = above.get(person.department) ?? null;
    const manager = isHead ? (upper === null ? undefined : heads.get(upper)) : own;
    return { ...person, isHead, manager: manager ?? null };
  });
}

/** The departments of everybody but the personas: each has at least one, the rest go by the weight of the place. */
function spread(random: Random, departments: readonly DemoDepartment[]): string[] {
  const weights = departments.map((department) => {
    const place = regions.find((each) => each.code === department.region)!;
    return [department.path, place.weight / place.functions] as const;
  });
  const rest = COUNT - personas.length - departments.length;
  return [...departments.map((each) => each.path), ...Array.from({ length: rest }, () => random.weigh(weights))];
}

type Name = Pick<DemoPerson, 'name' | 'nameEn' | 'pinyin'>;

function makeName(random: Random, region: DemoRegion): Name {
  if (region.locale === 'en') {
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    return { name, nameEn: name, pinyin: name.toLowerCase() };
  }
  const family = random.pick(surnames);
  const own = Array.from({ length: random.chance(0.65) ? 2 : 1 }, () => random.pick(given));
  const sound = own.map(([, each]) => each).join('');
  return {
    name: family[0] + own.map(([each]) => each).join(''),
    nameEn: `${capital(family[1])} ${capital(sound)}`,
    pinyin: `${family[1]} ${sound}`,
  };
}

function freeLogin(taken: ReadonlySet<string>, name: Name): string {
  const plain = name.pinyin.replaceAll(' ', '');
  for (let number = 1; ; number += 1) {
    const login = number === 1 ? plain : `${plain}${number}`;
    if (!taken.has(login) && !personas.some((persona) => persona.login === login)) return login;
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(' ').map((each) => [each.slice(0, 1), each.slice(1)] as const);
}
