import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import classes from './name-link.module.css';

/** A name in a table, which leads to what has it; its address is checked as that of `Link`. */
export const NameLink = createLink(NameAnchor);

function NameAnchor({ children, ...props }: ComponentProps<'a'>) {
  return (
    <a dir="auto" {...props} className={classes.name}>
      {children}
    </a>
  );
}
