/**
 * The groups of names that lead to one another in a circle, a name that leads to itself among them. Tarjan's
 * algorithm without recursion; linear. Names come in the order of the map.
 */
export function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map([...edges.keys()].map((name, index) => [name, index]));
  const found = new Map<string, number>();
  const low = new Map<string, number>();
  const open = new Set<string>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  for (const root of edges.keys()) {
    if (found.has(root)) continue;
    const path: { readonly name: string; readonly left: string[] }[] = [];
    const enter = (name: string): void => {
      low.set(name, found.size);
      found.set(name, found.size);
      open.add(name);
      stack.push(name);
      path.push({ name, left: (edges.get(name) ?? []).filter((target) => edges.has(target)) });
    };
    const reach = (name: string, depth = 0): void => {
      low.set(name, Math.min(low.get(name) ?? 0, depth));
    };
    enter(root);
    for (let place = path.at(-1); place !== undefined; place = path.at(-1)) {
      const { name, left } = place;
      const target = left.pop();
      if (target !== undefined) {
        if (!found.has(target)) enter(target);
        else if (open.has(target)) reach(name, found.get(target));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) reach(above.name, low.get(name));
      if (low.get(name) !== found.get(name)) continue;
      const group = stack.splice(stack.lastIndexOf(name));
      for (const member of group) open.delete(member);
      if (group.length > 1 || edges.get(name)?.includes(name)) {
        cycles.push(group.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0)));
      }
    }
  }
  return cycles;
}
