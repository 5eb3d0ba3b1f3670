type Given = Record<string, unknown>;

/**
 * Makes a reader of addresses the only one to say what a page gets: the router would add whatever
 * else stands in the address, and with it the values that the reader refused.
 */
export function onlyKnown<Search>(read: (given: Given) => Search): (given: Given) => Search {
  return (given) => ({
    ...Object.fromEntries(Object.keys(given).map((name) => [name, undefined])),
    ...read(given),
  });
}
