/** The schemas in question: those named in `$1`, or every one that is not PostgreSQL's own. */
const chosen = `(
  select oid, nspname from pg_namespace
  where case when $1::text[] is null
    then nspname !~ '^pg_' and nspname <> 'information_schema'
    else nspname = any($1::text[]) end
)`;

/** Objects that an extension brought are the extension's business. */
const own = (catalog: string, id: string): string =>
  `not exists (select 1 from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${id} and x.deptype = 'e')`;

const acl = (column: string): string =>
  `coalesce(' grants ' || (select string_agg(item::text, ' ' order by item::text) from unnest(${column}) item), '')`;

const comment = (catalog: string, id: string, part = '0'): string =>
  `coalesce(' comment ' || (select quote_literal(description) from pg_description
     where classoid = '${catalog}'::regclass and objoid = ${id} and objsubid = ${part}), '')`;

/** One query per kind of object, each giving a column `line`; `$1` is the list of schemas, or null. */
export const catalogQueries: readonly string[] = [
  `select format('schema %I owner %s', n.nspname, pg_get_userbyid(s.nspowner))
     || ${acl('s.nspacl')} || ${comment('pg_namespace', 's.oid')} as line
   from ${chosen} n join pg_namespace s on s.oid = n.oid`,

  `select format('extension %I %s in %I', e.extname, e.extversion, n.nspname) as line
   from pg_extension e join pg_namespace n on n.oid = e.extnamespace 
   where e.extname <> 'plpgsql' and ($1::text[] is null or n.nspname = any($1::text[]))`,

  `select format('relation %I.%I kind %s persistence %s owner %s rls %s/%s replident %s options %s access %s', n.nspname,
       c.relname, c.relkind, c.relpersistence, pg_get_userbyid(c.relowner), c.relrowsecurity, c.relforcerowsecurity,
       c.relreplident, coalesce(array_to_string(c.reloptions, ','), '-'), coalesce(m.amname, '-'))
     || case when c.relkind in ('v', 'm') then ' as ' || pg_get_viewdef(c.oid) else '' end
     || coalesce(' partition ' || pg_get_partkeydef(c.oid), '') || coalesce(' bound ' || pg_get_expr(c.relpartbound, c.oid), '')
     || ${acl('c.relacl')} || ${comment('pg_class', 'c.oid')} as line
   from pg_class c join ${chosen} n on n.oid = c.relnamespace left join pg_am m on m.oid = c.relam
   where c.relkind in ('r', 'v', 'm', 'p', 'f') and ${own('pg_class', 'c.oid')}`,

  `select format('inherits %s of %s', i.inhrelid::regclass, i.inhparent::regclass) as line
   from pg_inherits i join pg_class c on c.oid = i.inhrelid join ${chosen} n on n.oid = c.relnamespace`,

  `select format('column %I.%I #%s %I %s%s%s%s%s%s%s statistics %s', n.nspname, c.relname,
       row_number() over (partition by c.oid order by a.attnum), a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
       case when a.attnotnull then ' not null' else '' end,
       case a.attidentity when 'a' then ' identity always' when 'd' then ' identity by default' else '' end,
       case a.attgenerated when 's' then ' generated stored' when 'v' then ' generated virtual' else '' end,
       coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
       ' storage ' || a.attstorage::text || a.attcompression::text, coalesce(a.attstattarget, -1))
     || ${acl('a.attacl')} || ${comment('pg_class', 'c.oid', 'a.attnum')} as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join ${chosen} n on n.oid = c.relnamespace
   join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'p', 'f', 'c') and ${own('pg_class', 'c.oid')}`,

  `select format('constraint %I on %I.%I %s validated %s inherited %s', o.conname, n.nspname,
       coalesce(c.relname, y.typname), pg_get_constraintdef(o.oid), o.convalidated, o.coninhcount)
     || ${comment('pg_constraint', 'o.oid')} as line
   from pg_constraint o join ${chosen} n on n.oid = o.connamespace
   left join pg_class c on c.oid = o.conrelid left join pg_type y on y.oid = o.contypid`,

  `select format('index %s valid %s ready %s live %s replident %s clustered %s', pg_get_indexdef(i.indexrelid), i.indisvalid,
       i.indisready, i.indislive, i.indisreplident, i.indisclustered)
     || ${comment('pg_class', 'i.indexrelid')} as line
   from pg_index i join pg_class c on c.oid = i.indrelid join ${chosen} n on n.oid = c.relnamespace
   where c.relkind <> 't'`,

  `select format('sequence %I.%I %s start %s min %s max %s step %s cache %s cycle %s owner %s owned by %s', n.nspname, c.relname,
       format_type(s.seqtypid, null), s.seqstart, s.seqmin, s.seqmax, s.seqincrement, s.seqcache, s.seqcycle,
       pg_get_userbyid(c.relowner), coalesce((select format('%s.%I', d.refobjid::regclass, a.attname) from pg_depend d
         join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0), '-'))
     || ${acl('c.relacl')} || ${comment('pg_class', 'c.oid')} as line
   from pg_sequence s join pg_class c on c.oid = s.seqrelid join ${chosen} n on n.oid = c.relnamespace`,

  `select format('function %I.%I(%s) owner %s ', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
       pg_get_userbyid(p.proowner))
     || case when p.prokind = 'a' then 'aggregate' else quote_literal(pg_get_functiondef(p.oid)) end
     || ${acl('p.proacl')} || ${comment('pg_proc', 'p.oid')} as line
   from pg_proc p join ${chosen} n on n.oid = p.pronamespace where ${own('pg_proc', 'p.oid')}`,

  `select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled) || ${comment('pg_trigger', 't.oid')} as line
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join ${chosen} n on n.oid = c.relnamespace
   where not t.tgisinternal`,

  `select format('rule %s enabled %s', pg_get_ruledef(r.oid), r.ev_enabled) as line
   from pg_rewrite r join pg_class c on c.oid = r.ev_class join ${chosen} n on n.oid = c.relnamespace
   where r.rulename <> '_RETURN'`,

  `select format('policy %I on %I.%I %s permissive %s roles %s using %s check %s', p.polname, n.nspname, c.relname, p.polcmd,
       p.polpermissive, (select string_agg(r::regrole::text, ',' order by r::regrole::text) from unnest(p.polroles) r),
       coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')) as line
   from pg_policy p join pg_class c on c.oid = p.polrelid join ${chosen} n on n.oid = c.relnamespace`,

  `select format('type %I.%I kind %s owner %s ', n.nspname, t.typname, t.typtype, pg_get_userbyid(t.typowner))
     || coalesce((select 'labels ' || string_agg(quote_literal(enumlabel), ',' order by enumsortorder)
                  from pg_enum where enumtypid = t.oid), '')
     || case when t.typtype = 'd' then format('domain over %s not null %s default %s', format_type(t.typbasetype, t.typtypmod),
          t.typnotnull, coalesce(t.typdefault, '-')) else '' end
     || coalesce((select 'range over ' || format_type(rngsubtype, null) from pg_range where rngtypid = t.oid), '')
     || ${acl('t.typacl')} || ${comment('pg_type', 't.oid')} as line
   from pg_type t join ${chosen} n on n.oid = t.typnamespace
   where t.typtype in ('e', 'd', 'r') and ${own('pg_type', 't.oid')}`,

  `select format('statistics %s target %s', pg_get_statisticsobjdef(s.oid), coalesce(s.stxstattarget, -1)) as line
   from pg_statistic_ext s join ${chosen} n on n.oid = s.stxnamespace`,

  `select format('default grants of %s in %s on %s: %s', pg_get_userbyid(d.defaclrole), coalesce(n.nspname, '-'),
       d.defaclobjtype, array_to_string(d.defaclacl, ' ')) as line
   from pg_default_acl d left join ${chosen} n on n.oid = d.defaclnamespace
   where d.defaclnamespace = 0 or n.oid is not null`,
];
