/** What is used of a failure, and of how a client of AWS counts its attempts. */
interface Failure {
  readonly errorType: string;
}
interface Token {
  getRetryCount(): number;
  getRetryDelay(): number;
}

const token = (retries: number): Token => ({ getRetryCount: () => retries, getRetryDelay: () => 0 });

/** Attempts of a client of AWS that follow each other at once: by itself, it waits longer and longer between them. */
export function attemptsAtOnce(most = 3) {
  return {
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (last: Token, { errorType }: Failure) => {
      const retries = last.getRetryCount() + 1;
      if (errorType === 'CLIENT_ERROR' || retries >= most) throw new Error('no further attempt');
      return token(retries);
    },
    recordSuccess: () => undefined,
  };
}
