import { importSummaryOperations } from '@muster/core/contract/import-summary';
import { findImport } from '../../imports/find-import.ts';
import { summarizeImport } from '../../imports/report-summary.ts';
import { routes } from '../route.ts';

export const importSummaryRoutes = routes(importSummaryOperations, {
  readImportSummary: async ({ muster }, { params }) =>
    summarizeImport(muster, await findImport(muster, params.importId)),
});
