import * as z from 'zod';
import { spokenChoice } from './spoken/spoken-list.ts';

/** What of a tool's output may be chosen from now, three at the most, and where the next three begin. */
export const page = z.object({
  offered: z.array(z.string()).describe('Those to offer now, three at the most'),
  later: z.string().optional().describe('Where the next three begin: `from` asks for them'),
});
export type Page = z.output<typeof page>;

/** What of a tool's input asks for a page. */
export const pageStart = z.string().max(60).optional();

/**
 * Three of the things that there are, from the first that fits. Where none does, it is the first three: whoever asks
 * for more at the end, or for what is not there, hears what there is.
 */
export function pageFrom(things: readonly string[], fits: (thing: string) => boolean): Page {
  const from = Math.max(0, things.findIndex(fits));
  const [later] = things.slice(from + 3);
  return { offered: things.slice(from, from + 3), ...(later !== undefined && { later }) };
}

/** What a flow reads of things to choose from: `date1`, `spoken1` and so on, `offer` with all that is offered. */
export type Offer<Name extends string> = {
  readonly [Key in OfferKey<Name>]?: string | undefined;
};
export type OfferKey<Name extends string> = `${Name | 'spoken'}${1 | 2 | 3}` | 'offer' | 'later';

/** The keys of an offer, for `returns`. */
export function offerKeys<const Name extends string>(name: Name): readonly OfferKey<Name>[] {
  const places = [1, 2, 3] as const;
  return [
    'offer',
    ...places.map((place) => `${name}${place}` as const),
    ...places.map((place) => `spoken${place}` as const),
    'later',
  ];
}

/**
 * A page as a flow reads it. `offer` reads all of it out.
 *
 * @param said How a thing is called, for the ear.
 * @param choice How a thing stands in the offer, where that differs.
 */
export function offerOf<const Name extends string>(
  name: Name,
  { offered, later }: Page,
  said: (thing: string) => string,
  choice: (said: string) => string = (words) => words,
): Offer<Name> {
  const spoken = offered.map(said);
  const numbered = offered.flatMap((thing, index) => [
    [`${name}${index + 1}`, thing],
    [`spoken${index + 1}`, spoken[index]],
  ]);
  return { ...Object.fromEntries(numbered), offer: spokenChoice(spoken.map(choice)), later };
}
