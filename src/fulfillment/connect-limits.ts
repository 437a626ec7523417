/**
 * Milliseconds that a tool may take: Connect stops waiting at 8 seconds, and the answer has to get there.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const longestRun = 7000;

/**
 * Bytes that a flow takes as an answer.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/interactions-invokelambdafunction.html
 */
export const largestAnswer = 32_000;
