import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A button that leads to a page; its address is checked as that of `Link`. */
export const LinkButton = createLink(Button<'a'>);
