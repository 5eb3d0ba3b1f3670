import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportRules } from '@muster/core/plan/rules';
import type { ImportPlan } from '@muster/core/plan/import-plan';

/** The rules that an import's rows are decided by. */
export function importRules(plan: ImportPlan, definition: ObjectDefinition): ImportRules {
  const policies = new Map(
    plan.mapping
      .filter((column) => column.target?.object === definition.name)
      .map((column) => [column.target?.field as string, column.policy]),
  );
  return { definition, mode: plan.mode, ...plan.matching, policies };
}
