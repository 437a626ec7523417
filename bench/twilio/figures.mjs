export const median = (values) => at(values, 0.5);
export const at = (values, share) => {
  const ordered = values.toSorted((one, other) => one - other);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))];
};
export const range = (values, digits = 0) =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
/** How much `y` grows with one more of `x`. */
export const slope = (points) => {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([value]) => value), mean(([, value]) => value)];
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return above / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
};
export const row = (name, ...cells) =>
  console.log(`  ${name.padEnd(34)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
