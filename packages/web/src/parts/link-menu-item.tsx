import { Menu } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** An item of a menu that leads to a page; its address is checked as that of `Link`. */
export const LinkMenuItem = createLink(Menu.Item<'a'>);
