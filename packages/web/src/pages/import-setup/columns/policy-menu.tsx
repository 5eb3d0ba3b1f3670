import { Popover, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import type { Field } from '../../../api/fields.ts';
import { useSession } from '../../../api/session.ts';
import type { PreviewColumn } from './column-findings.ts';
import classes from './target-menu.module.css';

/** What the values of a column do to values that are there, and what its empty cells do. */
export function PolicyMenu({
  column: { name, target, policy, onEmpty },
  field,
  onEmptyOfAll,
  onChange,
  onClose,
}: {
  readonly column: PreviewColumn;
  readonly field: Field;
  readonly onEmptyOfAll: 'keep' | 'clear';
  readonly onChange: (change: DraftChange) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('wizard');
  const { account } = useSession();
  const policies = POLICIES.filter((one) => canHave(one, field, account?.role === 'owner'));
  const kept = onEmpty === onEmptyOfAll ? {} : { onEmpty };
  const choose = (choice: { policy?: Policy; onEmpty?: 'keep' | 'clear' }): void =>
    onChange({
      columns: [
        { column: name, target: target?.field ?? null, ...policyOf(policy), ...kept, ...choice },
      ],
    });
  return (
    <Popover
      opened
      onClose={onClose}
      position="bottom-end"
      trapFocus
      // The place that it stands at is no button.
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.place} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('policy.open', { column: name })} maw={320}>
        <Stack gap="md">
          <Radio.Group
            label={t('policy.values')}
            value={policy}
            onChange={(value) => {
              const one = POLICIES.find((known) => known === value);
              if (one !== undefined) choose({ policy: one });
            }}
          >
            <Stack gap={8} mt={8}>
              {policies.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(field.many ? `policy.ofMany.${one}` : `policy.ofOne.${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group
            label={t('policy.empty')}
            value={onEmpty}
            onChange={(value) => choose({ onEmpty: value === 'clear' ? 'clear' : 'keep' })}
          >
            <Stack gap={8} mt={8}>
              <Radio value="keep" label={t('policy.onEmpty.keep')} />
              <Radio value="clear" label={t('policy.onEmpty.clear')} />
            </Stack>
          </Radio.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const POLICIES = ['append', 'overwrite', 'fill', 'match_only', 'clear_protection'] as const;

type Policy = (typeof POLICIES)[number];

function canHave(policy: Policy, field: Field, isOwner: boolean): boolean {
  if (policy === 'append') return field.many;
  if (policy === 'match_only') return field.unique || MATCHED.has(field.type);
  return policy !== 'clear_protection' || (isOwner && PROTECTIVE.has(field.key));
}

function policyOf(text: string): { policy?: Policy } {
  const policy = POLICIES.find((one) => one === text);
  return policy === undefined ? {} : { policy };
}

/** Types by whose values contacts can be found. */
const MATCHED: ReadonlySet<string> = new Set(['email', 'phone', 'unique_id', 'record_id']);

/** Flags that protect a person from being contacted: only an owner lets an import clear them. */
const PROTECTIVE: ReadonlySet<string> = new Set(['do_not_contact', 'do_not_email', 'do_not_phone']);
