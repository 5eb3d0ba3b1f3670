import type { ColumnPolicy } from '@muster/core/map/mapping';
import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { ImportRules } from '@muster/core/plan/rules';

/** The rules that an import's rows are decided by. */
export function importRules(plan: ImportPlan, definition: ObjectDefinition): ImportRules {
  const additions = new Map(
    Object.entries(plan.constants).filter((entry): entry is [string, string[]] =>
      Array.isArray(entry[1]),
    ),
  );
  const policies = policiesOf(plan, definition);
  return { definition, mode: plan.mode, ...plan.matching, policies, additions };
}

/**
 * One policy a field: the most careful one where several columns give it. What a column does not
 * give, it does not govern: columns that only match, and fields that the import sets for every row.
 */
function policiesOf(
  { mapping, constants }: ImportPlan,
  definition: ObjectDefinition,
): ReadonlyMap<string, ColumnPolicy> {
  const policies = new Map<string, ColumnPolicy>();
  const mapped = new Set<string>();
  for (const { target, policy } of mapping) {
    if (target === null || target.object !== definition.name) continue;
    const { field } = target;
    mapped.add(field);
    const constant = constants[field];
    if (policy === 'match_only' || (constant !== undefined && !Array.isArray(constant))) continue;
    policies.set(field, moreCareful(policy, policies.get(field)));
  }
  const { fullName } = definition;
  const policy = policies.get(fullName?.field ?? '');
  if (fullName === undefined || policy === undefined) return policies;
  // Names are split from a full name only where neither has a column or a value of its own.
  const names = [fullName.first, fullName.last];
  const isSplit = names.every((name) => !mapped.has(name) && constants[name] === undefined);
  if (isSplit) for (const name of names) policies.set(name, policy);
  return policies;
}

function moreCareful(left: ColumnPolicy, right: ColumnPolicy | undefined): ColumnPolicy {
  if (right === undefined) return left;
  return CAREFUL_FIRST.indexOf(left) < CAREFUL_FIRST.indexOf(right) ? left : right;
}

const CAREFUL_FIRST: readonly ColumnPolicy[] = ['fill', 'append', 'overwrite', 'clear_protection'];
