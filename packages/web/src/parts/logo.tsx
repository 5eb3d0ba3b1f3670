import { Group, Text } from '@mantine/core';

/** The sign and the name of the product. */
export function Logo() {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/icon.svg" alt="" width={22} height={22} />
      <Text fw={600} size="lg">
        Muster
      </Text>
    </Group>
  );
}
