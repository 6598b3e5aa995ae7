// What is wrong with what a person asked for at the terminal: they are told this one line instead of a stack trace.

export class Complaint extends Error {}
