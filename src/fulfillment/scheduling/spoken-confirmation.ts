import { charactersInSsml, spokenCharacters } from '../spoken/spoken-characters.ts';

/** The keys with a confirmation number: as it is written, and to be spoken. */
export const confirmationKeys = ['confirmation', 'spoken_confirmation', 'confirmation_ssml'] as const;

export function confirmationOf(code: string) {
  return {
    confirmation: code,
    spoken_confirmation: spokenCharacters(code),
    confirmation_ssml: charactersInSsml(code),
  };
}
