/** Why a tool does nothing for what it was given: a sentence, and one that says what to do. */
export class Refusal extends Error {}
