import { settingOperations } from '@muster/core/contract/settings';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { say } from '@muster/core/language/sentence';
import {
  setSetting,
  setSettingValue,
  type ShownSetting,
  showSettings,
} from '../../crm/change-settings.ts';
import { OWNER_SETTINGS } from '../../crm/setting-table.ts';
import { MusterError } from '../../errors.ts';
import { type RequestContext, routes } from '../route.ts';

export const settingRoutes = routes(settingOperations, {
  listSettings: ({ muster }) => ({
    items: showSettings(muster.account.settings).map((shown) =>
      settingAnswer(shown, muster.language),
    ),
  }),

  changeSetting: async (context, { params: { key }, body: { value } }) => {
    checkMay(context, key);
    const { pool, account, language } = context.muster;
    return settingAnswer(await setSettingValue(pool, account, { key, value }), language);
  },

  resetSetting: async (context, { params: { key } }) => {
    checkMay(context, key);
    const { pool, account, language } = context.muster;
    return settingAnswer(await setSetting(pool, account, { key, text: 'default' }), language);
  },
});

/** What others may do, only an owner says; keys are written as lists give them. */
function checkMay({ principal }: RequestContext, key: string): void {
  if (!/^[a-z_]+$/.test(key))
    throw new MusterError('not_found', say('There is no setting {key}.', { key }));
  if (!OWNER_SETTINGS.has(key) || principal.role === 'owner') return;
  throw new MusterError(
    'forbidden',
    say('Only an owner of the account may change {key}.', { key }),
  );
}

function settingAnswer(
  { key, value, isDefault, meaning }: ShownSetting,
  language: Language | undefined,
) {
  return { key, value: value as string, isDefault, meaning: inLanguage(meaning, language) };
}
