export type TesterKind = 'trainer' | 'staff' | 'company';
export type PlannedTester = { readonly personId: string; readonly kind: TesterKind };

const TRAINERS = ['formateur', 'stagiaire', 'concepteur', 'pédagogique'];
const COMPANIES = ['entreprise', 'employeur', 'visiteur'];

/** Which of the three groups plays an actor of the book: learners are played by trainers, who know their screens best. */
export function kindOfActor(actor: string): TesterKind {
  const words = actor.toLowerCase();
  if (COMPANIES.some((word) => words.includes(word))) return 'company';
  return TRAINERS.some((word) => words.includes(word)) ? 'trainer' : 'staff';
}

/**
 * Shares the cases out: each goes to the group of its actor, in turn, so that nobody of a group has two more than another.
 *
 * A group without anybody leaves its cases to staff, else to whoever is there. Same input, same plan.
 */
export function planTesters(actors: readonly string[], testers: readonly PlannedTester[]): (string | null)[] {
  const given = new Map<string, number>(testers.map(({ personId }) => [personId, 0]));
  return actors.map((actor) => {
    const wanted = kindOfActor(actor);
    const groups = [wanted, 'staff', 'trainer', 'company'] as const;
    const kind = groups.find((one) => testers.some((tester) => tester.kind === one));
    const group = testers.filter((tester) => tester.kind === kind);
    const [least] = [...group].sort((a, b) => (given.get(a.personId) ?? 0) - (given.get(b.personId) ?? 0));
    if (!least) return null;
    given.set(least.personId, (given.get(least.personId) ?? 0) + 1);
    return least.personId;
  });
}
