import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Issue } from '../api/imports.ts';
import classes from './severity-icon.module.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** How bad an issue is, beside the words that say so. */
export function SeverityIcon({ severity }: { readonly severity: Issue['severity'] }) {
  const Icon = ICONS[severity];
  return <Icon size={15} aria-hidden className={classes.icon} data-severity={severity} />;
}
