/**
 * At most `size` things out of groups, each in its own order: every group gets a place in turn, so that a common name does
 * not hide the one session that matches. Groups stay in their order.
 */
export function fairShare<T>(groups: readonly (readonly T[])[], size: number): T[] {
  const taken = groups.map(() => 0);
  let left = size;
  for (let isMoving = true; isMoving && left > 0; ) {
    isMoving = false;
    groups.forEach((group, index) => {
      const count = taken[index] ?? 0;
      if (left === 0 || count >= group.length) return;
      taken[index] = count + 1;
      left -= 1;
      isMoving = true;
    });
  }
  return groups.flatMap((group, index) => group.slice(0, taken[index]));
}
