/**
 * How long work tells how far it is: called when a stage begins (a name alone) and as often as it likes while
 * the stage goes on. Whoever calls need not know who listens.
 */
export type Progress = (stage: string, done?: number, total?: number) => void;
