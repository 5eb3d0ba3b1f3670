import type { LinkProps } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { LinkAnchor } from './link-anchor.tsx';
import classes from './back-link.module.css';

/** Above the title of a page, where it belongs. */
export function BackLink({
  to,
  children,
}: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly children: string;
}) {
  return (
    <LinkAnchor to={to} size="sm" className={classes.link}>
      <ArrowLeft size={14} aria-hidden className={classes.arrow} /> {children}
    </LinkAnchor>
  );
}
