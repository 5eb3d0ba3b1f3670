import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link to a page, in the manner of the texts around it; its address is checked as that of `Link`. */
export const LinkAnchor = createLink(Anchor<'a'>);
